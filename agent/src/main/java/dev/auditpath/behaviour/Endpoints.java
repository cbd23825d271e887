package dev.auditpath.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses on a network in text. */
final class Endpoints {
  private static final int LONGEST = 20_000;

  private static final Pattern URL =
      Pattern.compile(
          "(?i)\\b(?:https?|wss?|ftps?|sftp|tcp|udp|ssh|smtps?|ldaps?|socks5?h?|git|ipfs)://"
              + "(?:[^\\s/@\"'<>]{0,200}@)?(\\[[0-9a-f:.]{2,60}]|[^\\s/:?#\"'<>\\\\`)]{1,255})"
              + "(?::(\\d{1,5}))?");

  private static final Pattern DEVICE = Pattern.compile("/dev/(?:tcp|udp)/([^\\s/\"']*)");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");

  private static final Pattern BARE_HOST =
      Pattern.compile(
          "(?i)\\s*((?:[a-z0-9_-]{1,63}\\.){1,8}[a-z0-9-]{1,63})(?::\\d{1,5})?(?:/\\S*)?");

  private static final String TABLE =
      """
      the cloud's metadata service: 169.254.169.254 169.254.170.2 169.254.170.23 100.100.100.200
      the cloud's metadata service: metadata.google.internal metadata.goog metadata.azure.com
      the cloud's metadata service: metadata.tencentyun.com metadata.oraclecloud.com fd00:ec2::254
      the cloud's metadata service: 192.0.0.192 metadata.platformequinix.com instance-data
      a messenger: discord.com/api/webhooks discordapp.com/api/webhooks api.telegram.org t.me
      a messenger: hooks.slack.com slack.com/api webhook.office.com outlook.office.com/webhook
      a messenger: chat.googleapis.com api.pushover.net api.pushbullet.com ntfy.sh maker.ifttt.com
      a messenger: oapi.dingtalk.com open.feishu.cn open.larksuite.com qyapi.weixin.qq.com
      a messenger: api.twilio.com api.mailgun.net api.sendgrid.com api.guilded.gg media.guilded.gg
      a messenger: hooks.zapier.com matrix.org api.line.me notify-api.line.me graph.facebook.com
      a catcher of requests: webhook.site requestbin.com requestbin.net pipedream.net pipedream.com
      a catcher of requests: hookbin.com beeceptor.com requestcatcher.com postb.in putsreq.com
      a catcher of requests: mockbin.org requestinspector.com interact.sh interactsh.com oast.fun
      a catcher of requests: oast.pro oast.live oast.site oast.online oast.me burpcollaborator.net
      a catcher of requests: oastify.com dnslog.cn ceye.io canarytokens.com dnsbin.zhack.ca xss.ht
      a catcher of requests: ptsv2.com ptsv3.com webhook.cool smee.io typedwebhook.tools bin.dev
      a paste or file drop: pastebin.com paste.ee hastebin.com ghostbin.com dpaste.org dpaste.com
      a paste or file drop: rentry.co rentry.org controlc.com paste.rs termbin.com ix.io sprunge.us
      a paste or file drop: 0x0.st transfer.sh file.io anonfiles.com gofile.io api.gofile.io
      a paste or file drop: catbox.moe files.catbox.moe litterbox.catbox.moe bashupload.com
      a paste or file drop: temp.sh oshi.at uguu.se pixeldrain.com mega.nz mega.co.nz wetransfer.com
      a paste or file drop: tmpfiles.org keep.sh filebin.net privatebin.net justpaste.it clbin.com
      a paste or file drop: paste.debian.net bpa.st pastie.org telegra.ph api.anonfile.com store1.gofile.io
      a paste or file drop: gist.githubusercontent.com gist.github.com api.github.com/gists
      a tunnel: ngrok.io ngrok.app ngrok-free.app ngrok-free.dev ngrok.dev trycloudflare.com loca.lt
      a tunnel: localtunnel.me serveo.net localhost.run lhr.life lhr.rocks bore.pub pagekite.me
      a tunnel: telebit.io pinggy.io pinggy.link tunnelto.dev localxpose.io loclx.io portmap.io
      a tunnel: devtunnels.ms packetriot.net zrok.io playit.gg expose.sh sirtunnel.com tmate.io
      a dynamic name: duckdns.org no-ip.com no-ip.org ddns.net hopto.org zapto.org sytes.net
      a dynamic name: dynu.net dynu.com freedns.afraid.org mooo.com nip.io sslip.io xip.io
      a hidden or distributed host: onion onion.to onion.ws onion.ly i2p ic0.app icp0.io
      a hidden or distributed host: raw.icp0.io ipfs.io dweb.link cloudflare-ipfs.com arweave.net
      a shortener of addresses: bit.ly tinyurl.com goo.gl is.gd v.gd t.ly rb.gy cutt.ly ow.ly
      a shortener of addresses: shorturl.at tiny.cc s.id adf.ly
      a site that tells one's address: ipinfo.io api.ipify.org ifconfig.me icanhazip.com ip-api.com
      a site that tells one's address: checkip.amazonaws.com ipecho.net ident.me ifconfig.co
      a site that tells one's address: api.myip.com ipapi.co wtfismyip.com geolocation-db.com
      """;

  private static final Map<String, String> HOSTS = hosts();

  private Endpoints() {}

  /** Returns the first address that a text names, a telling one before others. */
  static Optional<Endpoint> of(String text) {
    String seen = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Matcher device = DEVICE.matcher(seen);
    if (device.find()) {
      return Optional.of(new Endpoint(device.group(1), "a connection of the shell", true));
    }
    Optional<Endpoint> plain = Optional.empty();
    Matcher url = URL.matcher(seen);
    while (url.find()) {
      String rest = seen.substring(url.start(1));
      Endpoint found = ofHost(url.group(1).toLowerCase(Locale.ROOT), rest);
      if (found.telling()) {
        return Optional.of(found);
      }
      plain = plain.isPresent() || isPlaceholder(found.host()) ? plain : Optional.of(found);
    }
    return plain.isPresent() ? plain : bare(seen);
  }

  /** A text that is a host by itself. */
  private static Optional<Endpoint> bare(String text) {
    Matcher host = BARE_HOST.matcher(text);
    if (!host.matches()) {
      return Optional.empty();
    }
    String name = host.group(1).toLowerCase(Locale.ROOT);
    String known = known(name, text.strip());
    if (!known.isEmpty()) {
      return Optional.of(new Endpoint(name, known, name.indexOf('.') > 0));
    }
    boolean address = ADDRESS.matcher(name).matches() && !isOwnMachine(name);
    return address
        ? Optional.of(new Endpoint(name, "a machine by its address", isPublic(name)))
        : Optional.empty();
  }

  private static Endpoint ofHost(String host, String rest) {
    String known = known(host.replaceAll("[\\[\\]]", ""), rest);
    if (!known.isEmpty()) {
      return new Endpoint(host, known, true);
    }
    boolean numeric = host.startsWith("[") || host.matches("0x[0-9a-f]+|\\d{8,10}");
    if (isOwnMachine(host)) {
      return new Endpoint(host, "this machine", false);
    }
    if (numeric || ADDRESS.matcher(host).matches()) {
      return new Endpoint(host, "a machine by its address", true);
    }
    if (host.startsWith("xn--") || host.contains(".xn--")) {
      return new Endpoint(host, "a host with a name in punycode", true);
    }
    return new Endpoint(host, "a web address", false);
  }

  private static String known(String host, String rest) {
    String path = rest.toLowerCase(Locale.ROOT);
    String name = host;
    while (true) {
      String plain = HOSTS.get(name);
      if (plain != null) {
        return plain;
      }
      for (String suffix : List.of("/api/webhooks", "/webhook", "/api", "/gists")) {
        String with = HOSTS.get(name + suffix);
        if (with != null && path.startsWith(host) && path.contains(suffix)) {
          return with;
        }
      }
      int dot = name.indexOf('.');
      if (dot < 0) {
        return "";
      }
      name = name.substring(dot + 1);
    }
  }

  private static boolean isOwnMachine(String host) {
    return host.startsWith("127.")
        || host.equals("localhost")
        || host.equals("0.0.0.0")
        || host.equals("[::1]")
        || host.endsWith(".localhost");
  }

  /** Four small numbers are as often a version. */
  private static boolean isPublic(String address) {
    String[] parts = address.split("\\.", -1);
    return parts[0].length() > 1 && parts[1].length() > 1 && !address.startsWith("10.");
  }

  /** A host that a program fills in. */
  private static boolean isPlaceholder(String host) {
    return host.isEmpty() || "{%$<".indexOf(host.charAt(0)) >= 0;
  }

  private static Map<String, String> hosts() {
    Map<String, String> hosts = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      int colon = line.indexOf(": ");
      for (String host : line.substring(colon + 2).split(" ", -1)) {
        hosts.put(host, line.substring(0, colon));
      }
    }
    return hosts;
  }
}
