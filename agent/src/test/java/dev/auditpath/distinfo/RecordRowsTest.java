package dev.auditpath.distinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.distinfo.RecordRows.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordRowsTest {

  @Test
  void rowsOfTheFolder_haveTheirLineAndColumns() {
    assertThat(naming("a.py,,\n../bin/x,sha256=q,1,extra\r\nbin.py,,\n\"bin/a,b\"\n/v/bin/y"))
        .containsExactly(
            new Row(2, "../bin/x,sha256=q,1,extra", "../bin/x", "sha256=q", "1"),
            new Row(4, "\"bin/a,b\"", "bin/a,b", "", ""),
            new Row(5, "/v/bin/y", "/v/bin/y", "", ""));
  }

  @Test
  void foldersThatOnlyEndAlike_orHoldFolders_areNone() {
    assertThat(naming("../sbin/x,,\nbin/x/y.py,,\n,bin/x,\nbin,,\n")).isEmpty();
  }

  @Test
  void rowOverSixteenKilobytes_isSkipped() {
    assertThat(naming("a".repeat(17_000) + "/bin/x,,\n../bin/y,,\n"))
        .extracting(Row::line)
        .containsExactly(2);
  }

  @Test
  void randomRecords_giveWhatALineByLineReadingGives() {
    Random random = new Random(11);
    String[] pieces = {"../bin/", "bin/", "/", "x", "\n", ",", "b", "bi", "in/", "\r\n", "\""};
    for (int round = 0; round < 2_000; round++) {
      StringBuilder record = new StringBuilder();
      for (int i = 0; i < random.nextInt(40); i++) {
        record.append(pieces[random.nextInt(pieces.length)]);
      }
      List<Row> expected = new ArrayList<>();
      String[] lines = record.toString().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        for (Row row : naming(lines[i])) {
          expected.add(new Row(i + 1, row.text(), row.path(), row.hash(), row.size()));
        }
      }
      assertThat(naming(record.toString())).as("%s", record).isEqualTo(expected);
    }
  }

  private static List<Row> naming(String record) {
    return RecordRows.naming(record.getBytes(StandardCharsets.UTF_8), "bin");
  }
}
