package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://169.254.169.254/latest/meta-data | the cloud's metadata service",
        "169.254.169.254 | the cloud's metadata service",
        "http://[fd00:ec2::254]/ | the cloud's metadata service",
        "metadata.google.internal | the cloud's metadata service",
        "https://discord.com/api/webhooks/1/x | a messenger",
        "https://api.telegram.org/bot1:x/sendMessage | a messenger",
        "https://hooks.slack.com/services/x | a messenger",
        "https://webhook.site/x | a catcher of requests",
        "x.oast.fun | a catcher of requests",
        "https://pastebin.com/raw/x | a paste or file drop",
        "http://0x0.st | a paste or file drop",
        "https://abc.ngrok-free.app/ | a tunnel",
        "https://x.onion/ | a hidden or distributed host",
        "http://203.0.113.7:8080/x | a machine by its address",
        "203.10.22.1 | a machine by its address",
        "http://0x7f000001/ | a machine by its address",
        "http://2130706433/ | a machine by its address",
        "https://user:pw@198.51.100.4/ | a machine by its address",
        "https://xn--pple-43d.com/ | a host with a name in punycode",
        "exec 3<>/dev/tcp/evil.test/80 | a connection of the shell"
      })
  void address_isTelling(String text, String what) {
    assertThat(Endpoints.of(text)).get().extracting(Endpoint::what).isEqualTo(what);
    assertThat(Endpoints.of(text)).get().extracting(Endpoint::telling).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see https://docs.python.org/3/",
        "https://discord.com/invite",
        "https://example.com",
        "http://127.0.0.1:8080",
        "http://localhost/x"
      })
  void plainAddress_isFoundAndNotTelling(String text) {
    assertThat(Endpoints.of(text)).get().extracting(Endpoint::telling).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello world", "foo.py", "1.2.3", "http://${HOST}/x", "a.b.c", "127.0.0.1"})
  void text_holdsNoAddress(String text) {
    assertThat(Endpoints.of(text)).isEmpty();
  }
}
