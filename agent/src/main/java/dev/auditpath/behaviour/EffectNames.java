package dev.auditpath.behaviour;

/**
 * What else honest wrappers do not do: kind, what it does, names; with {@code .*} all below a name.
 * A kind with {@code ?} is told as a note, one with {@code ~} as an effect of programs that hand
 * over to another alone: many a tool has that for its work.
 */
final class EffectNames {
  static final String TABLE =
      """
      credentials | asks the keyring for secrets | keyring.get_password|keyring.get_credential|secretstorage.*|win32crypt.CryptUnprotectData|browser_cookie3.*|pycookiecheat.*|keyring.core.get_password
      credentials | reads the clipboard | pyperclip.paste|tkinter.Tk().clipboard_get|xerox.paste|clipboard.paste|win32clipboard.GetClipboardData|pandas.read_clipboard
      credentials | records what is typed | pynput.keyboard.Listener|pynput.mouse.Listener|keyboard.on_press|keyboard.hook|keyboard.record|pyxhook.*|pyHook.*
      credentials | takes pictures of the screen | mss.mss|pyautogui.screenshot|PIL.ImageGrab.grab|pyscreenshot.grab|cv2.VideoCapture|sounddevice.rec|pyaudio.PyAudio
      credentials | reads accounts of the machine | spwd.getspall|spwd.getspnam|crypt.crypt
      process~ | goes through the processes of the machine | psutil.process_iter|psutil.pids|psutil.net_connections|psutil.users
      process | detaches itself from the terminal | os.setsid|os.daemon|daemon.DaemonContext|daemonize.Daemonize
      process | ends other processes | os.killpg|psutil.Process().kill
      process | traces other processes | sys.settrace|sys.setprofile|threading.settrace|sys.addaudithook
      persistence | registers a service of the system | win32serviceutil.*|winreg.SetValueEx|winreg.CreateKey|winreg.CreateKeyEx|_winreg.SetValueEx|crontab.CronTab|servicemanager.*
      dynamic-code | changes how modules are imported | sys.meta_path.insert|sys.path_hooks.insert|sys.path_hooks.append|sys.meta_path.__setitem__
      dynamic-code? | changes how modules are imported | sys.meta_path.append|importlib.invalidate_caches
      native-code? | compiles or maps code | cffi.FFI().verify|mmap.mmap
      process? | asks what machine this is | platform.*|socket.gethostname|socket.getfqdn|uuid.getnode|getpass.getuser|os.uname|os.getlogin|pwd.getpwuid|pwd.getpwnam|pwd.getpwall|psutil.virtual_memory|psutil.cpu_count|psutil.disk_partitions
      process? | starts what the desktop opens | os.startfile|webbrowser.open|webbrowser.open_new|webbrowser.open_new_tab|click.launch
      process? | forks | os.fork|os.forkpty|pty.fork
      """;

  private EffectNames() {}
}
