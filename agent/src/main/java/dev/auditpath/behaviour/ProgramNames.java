package dev.auditpath.behaviour;

/**
 * What starts programs: shape, names.
 *
 * <ul>
 *   <li>{@code argv n}: argument n is a list, or a text that is a program or, with {@code shell}, a
 *       shell's
 *   <li>{@code shell n}: argument n is a shell's text
 *   <li>{@code line n}: argument n is a command line, or a program whose arguments follow in a list
 *   <li>{@code path n}: argument n is the program, the next one a list
 *   <li>{@code words n}: from argument n on, the program and its arguments
 *   <li>{@code named n}: argument n is the program, its arguments follow after its own name again
 * </ul>
 */
final class ProgramNames {
  static final String TABLE =
      """
      argv 0 | subprocess.run|subprocess.call|subprocess.check_call|subprocess.check_output|subprocess.Popen
      argv 0 | psutil.Popen|pty.spawn|ptyprocess.PtyProcess.spawn|ptyprocess.PtyProcessUnicode.spawn|distutils.spawn.spawn|distutils.cmd.Command().spawn|trio.run_process|trio.open_process|trio.lowlevel.open_process|anyio.run_process|anyio.open_process|winpty.PtyProcess.spawn
      argv 0 | subprocess.list2cmdline_run|sarge.run|sarge.capture_stdout|delegator.run|delegator.chain|plumbum.popen|click.testing.run|tornado.process.Subprocess|nox.Session().run|oslo_concurrency.processutils.execute
      argv 0 | pexpect.popen_spawn.PopenSpawn|wexpect.spawn|envoy.run|envoy.connect|gevent.subprocess.Popen
      shell 0 | os.system|os.popen|subprocess.getoutput|subprocess.getstatusoutput|commands.getoutput|commands.getstatusoutput|asyncio.create_subprocess_shell|platform.popen|popen2.popen2|popen2.popen3|os.popen2|os.popen3
      shell 0 | invoke.run|invoke.Context().run|invoke.context.Context().run|invoke.sudo|fabric.Connection().local|fabric.api.local|fabric.operations.local|IPython.utils.process.system|sh.bash
      line 0 | pexpect.spawn|pexpect.spawnu|pexpect.run|pexpect.runu|pexpect.pty_spawn.spawn
      path 0 | os.execv|os.execve|os.execvp|os.execvpe|os.posix_spawn|os.posix_spawnp
      path 1 | os.spawnv|os.spawnve|os.spawnvp|os.spawnvpe|twisted.internet.reactor.spawnProcess
      path 1 | _posixsubprocess.fork_exec_swapped
      named 0 | os.execl|os.execle|os.execlp|os.execlpe
      named 1 | os.spawnl|os.spawnle|os.spawnlp|os.spawnlpe
      words 0 | asyncio.create_subprocess_exec|gevent.subprocess.run_words
      words 1 | asyncio.get_event_loop().subprocess_exec|asyncio.get_running_loop().subprocess_exec|asyncio.new_event_loop().subprocess_exec
      shell 1 | asyncio.get_event_loop().subprocess_shell|asyncio.get_running_loop().subprocess_shell|asyncio.new_event_loop().subprocess_shell
      words 0 | sh.Command|sh.Command()|plumbum.local.get|plumbum.machines.local.LocalMachine().get
      words 0 | os.startfile
      argv 0 | _posixsubprocess.fork_exec
      line 1 | _winapi.CreateProcess
      path 0 | os.execveat|multiprocessing.util.spawnv_passfds
      shell 1 | pydoc.pipepager|pydoc.tempfilepager|pydoc.pipe_pager|pydoc.tempfile_pager
      shell 0 | webbrowser.get|imaplib.IMAP4_stream
      argv 0 | webbrowser.GenericBrowser|webbrowser.BackgroundBrowser|webbrowser.Elinks
      """;

  private ProgramNames() {}
}
