import dev.auditpath.environments.FolderMemory;
import dev.auditpath.environments.ProjectSearch;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.SearchMemory;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.SearchBounds;
import java.util.List;
import java.util.Map;

/** One search of HOME, once, in a fresh runtime as a user's run is; prints milliseconds. */
class SearchBench {
  public static void main(String[] arguments) {
    SearchMemory file = new SearchMemory();
    long[] inMemory = new long[1];
    FolderMemory memory =
        new FolderMemory() {
          @Override
          public Map<String, KnownFolder> recall(Host host, Problems problems) {
            long start = System.nanoTime();
            Map<String, KnownFolder> folders = file.recall(host, problems);
            inMemory[0] += System.nanoTime() - start;
            return folders;
          }

          @Override
          public void remember(Map<String, KnownFolder> folders, Host host, Problems problems) {
            long start = System.nanoTime();
            file.remember(folders, host, problems);
            inMemory[0] += System.nanoTime() - start;
          }
        };
    Host host = Host.local();
    Problems problems = new Problems(host);
    SearchBounds bounds = new SearchBounds(true, 12, 2_000_000, 60, List.of());
    long start = System.nanoTime();
    int found = new ProjectSearch(List.of(), bounds, memory).binDirectories(List.of(), host, problems).size();
    long took = System.nanoTime() - start;
    System.out.printf("%d %d %d%n", took / 1_000_000, inMemory[0] / 1_000_000, found);
    problems.toList().forEach(System.err::println);
  }
}
