package dev.auditpath.behaviour;

/** What talks to the network: a name or, with {@code .*}, all below it, and what it does. */
final class NetworkNames {
  static final String TABLE =
      """
      requests.get|requests.post|requests.put|requests.patch|requests.delete|requests.head|requests.options|requests.request
      requests.api.*|requests.Session().*|requests.session().*|requests.sessions.Session().*
      httpx.get|httpx.post|httpx.put|httpx.patch|httpx.delete|httpx.head|httpx.options|httpx.request|httpx.stream
      httpx.Client().*|httpx.AsyncClient().*
      aiohttp.request|aiohttp.ClientSession().*
      urllib3.request|urllib3.PoolManager().*|urllib3.HTTPConnectionPool().*|urllib3.HTTPSConnectionPool().*|urllib3.ProxyManager().*|urllib3.connection_from_url
      urllib.request.urlopen|urllib.request.urlretrieve|urllib.request.build_opener().open|urllib.request.OpenerDirector().open|urllib.request.URLopener().*|urllib.request.FancyURLopener().*
      urllib2.urlopen|urllib.urlopen|urllib.urlretrieve
      http.client.HTTPConnection().*|http.client.HTTPSConnection().*|httplib.HTTPConnection().*|httplib.HTTPSConnection().*|httplib2.Http().*
      ftplib.FTP|ftplib.FTP_TLS|ftplib.FTP().*|ftplib.FTP_TLS().*
      smtplib.SMTP|smtplib.SMTP_SSL|smtplib.LMTP|smtplib.SMTP().*|smtplib.SMTP_SSL().*
      logging.handlers.HTTPHandler|logging.handlers.SocketHandler|logging.handlers.DatagramHandler|logging.handlers.SMTPHandler|logging.config.listen
      multiprocessing.connection.Client|multiprocessing.connection.Listener|multiprocessing.managers.BaseManager().connect|urllib.robotparser.RobotFileParser().read
      asyncio.get_event_loop().sock_connect|asyncio.get_running_loop().sock_connect|asyncio.get_event_loop().sock_sendto|asyncio.get_running_loop().sock_sendto|asyncio.get_running_loop().create_datagram_endpoint|asyncio.new_event_loop().create_connection
      telnetlib.Telnet|telnetlib.Telnet().*|telnetlib3.*
      poplib.POP3|poplib.POP3_SSL|imaplib.IMAP4|imaplib.IMAP4_SSL|imaplib.IMAP4_stream|nntplib.NNTP|nntplib.NNTP_SSL
      xmlrpc.client.ServerProxy|xmlrpc.client.Server|xmlrpclib.ServerProxy|jsonrpclib.Server
      socket.create_connection|socket.create_server|socket.gethostbyname|socket.gethostbyname_ex|socket.gethostbyaddr|socket.getaddrinfo|socket.socket().connect|socket.socket().connect_ex|socket.socket().send|socket.socket().sendall|socket.socket().sendto|socket.socket().sendmsg|socket.socket().listen
      socket.create_connection().*
      ssl.wrap_socket|ssl.SSLContext().wrap_socket|ssl.create_default_context().wrap_socket|ssl.get_server_certificate
      asyncio.open_connection|asyncio.start_server|asyncio.open_unix_connection|asyncio.get_event_loop().create_connection|asyncio.get_running_loop().create_connection|asyncio.get_event_loop().create_datagram_endpoint|asyncio.get_event_loop().getaddrinfo|asyncio.get_running_loop().getaddrinfo
      socketserver.TCPServer|socketserver.UDPServer|socketserver.ThreadingTCPServer|http.server.HTTPServer|http.server.ThreadingHTTPServer|http.server.test|wsgiref.simple_server.make_server
      dns.resolver.*|dns.query.*|dns.asyncresolver.*|aiodns.*|pycares.*
      websockets.connect|websockets.sync.client.connect|websockets.client.connect|websocket.create_connection|websocket.WebSocketApp|websocket.WebSocket().*
      paramiko.SSHClient().*|paramiko.Transport|paramiko.Transport().*|asyncssh.connect|fabric.Connection|fabric.Connection().*|scp.SCPClient|netmiko.ConnectHandler
      pycurl.Curl().perform|pycurl.Curl().setopt|grpc.insecure_channel|grpc.secure_channel|zmq.Context().socket|pika.BlockingConnection|paho.mqtt.client.Client().connect|nats.connect
      boto3.client|boto3.resource|boto3.client().*|boto3.resource().*|boto3.Session().*|boto3.session.Session().*|botocore.session.get_session().*
      google.cloud.storage.Client|google.cloud.storage.Client().*|azure.storage.blob.BlobServiceClient|azure.storage.blob.BlobServiceClient.*
      discord.*|discord_webhook.*|telegram.*|telebot.*|telethon.*|pyrogram.*|slack_sdk.*|slack.*|tweepy.*|github.Github|gitlab.Gitlab
      pyngrok.ngrok.connect|ngrok.connect|ngrok.forward|sentry_sdk.init|sentry_sdk.capture_exception|sentry_sdk.capture_message|posthog.capture|mixpanel.Mixpanel().*|segment.analytics.*|analytics.track|amplitude.*|rollbar.init|statsd.StatsClient|datadog.*
      tqdm.contrib.telegram.*|wget.download|pooch.retrieve|huggingface_hub.hf_hub_download|huggingface_hub.snapshot_download|nltk.download|gdown.download
      trio.open_tcp_stream|trio.open_ssl_over_tcp_stream|anyio.connect_tcp|curio.open_connection|twisted.internet.reactor.connectTCP|twisted.internet.reactor.connectSSL|twisted.web.client.*|treq.*|tornado.httpclient.*|pip._vendor.requests.get|pip._vendor.requests.post|curl_cffi.requests.*|niquests.*|cloudscraper.*|mechanize.*|impacket.*|scapy.sendrecv.*|scapy.all.send|scapy.all.sr|scapy.all.sr1
      """;

  private NetworkNames() {}
}
