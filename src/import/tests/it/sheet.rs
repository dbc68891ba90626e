//! Workbooks are packed here, so that what stands in them can be read.

use crate::show::{blocks, body, dropped, find, refused, runs};
use skillmark_import::{Haul, read};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fn pack(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        // The standard wants the kind of a document to stand unpacked.
        let method =
            if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .expect("a file begins");
        zip.write_all(text.as_bytes()).expect("a file is written");
    }
    zip.finish().expect("the zip file ends").into_inner()
}

/// A workbook of sheets: name, whether it is hidden, rows of cells. Cells that parse as numbers are numbers.
pub(crate) fn xlsx(sheets: &[(&str, bool, &[&[&str]])]) -> Vec<u8> {
    xlsx_with(sheets, "")
}

/// With rows of XML after the others of each sheet.
fn xlsx_with(sheets: &[(&str, bool, &[&[&str]])], more: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut files = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for (at, (name, hidden, rows)) in sheets.iter().enumerate() {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{0}\"{state} r:id=\"rId{0}\"/>", at + 1));
        links.push_str(&format!(
            "<Relationship Id=\"rId{0}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            at + 1
        ));
        let mut data = String::new();
        for (r, row) in rows.iter().enumerate() {
            data.push_str(&format!("<row r=\"{}\">", r + 1));
            for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let place = format!("{}{}", char::from(b'A' + c as u8), r + 1);
                data.push_str(&match cell.parse::<f64>() {
                    Ok(_) => format!("<c r=\"{place}\"><v>{cell}</v></c>"),
                    Err(_) if *cell == "TRUE" => format!("<c r=\"{place}\" t=\"b\"><v>1</v></c>"),
                    Err(_) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
                });
            }
            data.push_str("</row>");
        }
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{data}{more}</sheetData></worksheet>");
        files.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    files.push(("[Content_Types].xml".into(), format!("<Types xmlns=\"{types}\"/>")));
    files.push((
        "xl/workbook.xml".into(),
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>{list}</sheets></workbook>"),
    ));
    files.push((
        "_rels/.rels".into(),
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r\" Type=\"{relations}/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    ));
    files.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships xmlns=\"{package}\">{links}</Relationships>"),
    ));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    pack(&files)
}

fn kahoot() -> Haul {
    let header: &[&str] = &[
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ];
    let rows: &[&[&str]] = &[
        &["", "Quiz template"],
        &["", "Add questions, at least two answer alternatives, time limit and choose correct answers."],
        header,
        &["1", "Two plus two?", "3", "4", "5", "", "20", "2"],
        &["2", "Even ones?", "2", "3", "4", "0.30000000000000004", "20", "1,3"],
        &["3"],
    ];
    read(
        "kahoot.xlsx",
        &xlsx(&[("Sheet1", false, rows), ("Secret", true, &[]), ("Notes", false, &[&["only words"]])]),
    )
}

#[test]
fn kahoots_sheet() {
    let haul = kahoot();
    let two = find(&haul, "Two plus");
    assert_eq!(two.from, "kahoot.xlsx/Sheet1!A4");
    assert_eq!(body(&two.body), ["single-choice", "0.0000 3", "1.0000 4", "0.0000 5"]);
    let even = body(&find(&haul, "Even").body);
    assert_eq!(even, ["multiple-choice", "0.5000 2", "0.0000 3", "0.5000 4", "0.0000 0.3"]);
    assert_eq!(haul.questions.len(), 2);
    assert_eq!(refused(&haul), Vec::<String>::new());
    assert_eq!(dropped(&haul), ["kahoot.xlsx/Secret hidden-sheet", "kahoot.xlsx/Notes sheet"]);
}

#[test]
fn quizizz_sheet() {
    let rows: &[&[&str]] = &[
        &[
            "Question Text",
            "Question Type",
            "Option 1",
            "Option 2",
            "Option 3",
            "Correct Answer",
            "Time in seconds",
            "Image Link",
            "Answer explanation",
        ],
        &[
            "Text of the question (required)",
            "Question Type (default is Multiple Choice)",
            "Text for option 1",
            "Text for option 2",
            "Text for option 3",
        ],
        &["Pick", "Multiple Choice", "a", "b", "c", "2", "30", "https://example.org/p.png", "So it is"],
        &["Tick", "Checkbox", "a", "b", "c", "1,2", "30"],
        &["Fill", "Fill-in-the-Blank", "u", "v", "", "", "30"],
        &["Talk", "Open-Ended", "", "", "", "", "30"],
        &["True?", "Multiple Choice", "TRUE", "False", "", "1", "30"],
    ];
    let haul = read("q.xlsx", &xlsx(&[("Quiz", false, rows)]));
    let pick = find(&haul, "Pick");
    assert_eq!(body(&pick.body), ["single-choice", "0.0000 a", "1.0000 b", "0.0000 c"]);
    assert_eq!(runs(&pick.feedback), "So it is");
    assert_eq!(body(&find(&haul, "Tick").body)[0], "multiple-choice");
    assert_eq!(body(&find(&haul, "Fill").body), ["short-text", "1.0000 u", "1.0000 v"]);
    assert_eq!(body(&find(&haul, "True?").body), ["true-false", "1.0000 TRUE", "0.0000 False"]);
    assert_eq!(haul.questions.len(), 4);
    assert_eq!(refused(&haul), ["q.xlsx/Quiz!A6 essay"]);
    assert_eq!(dropped(&haul), ["q.xlsx/Quiz!A3 image"]);
}

#[test]
fn an_opendocument_sheet() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let header: String = ["Frage", "Antwort 1", "Antwort 2", "Richtig"].map(cell).concat();
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"h\"><style:table-properties \
         table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
         <table:table table:name=\"Geheim\" table:style-name=\"h\"><table:table-row>{header}</table:table-row></table:table>\
         <table:table table:name=\"Blatt\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
         table:number-columns-repeated=\"1024\"/></table:table-row><table:table-row>{header}</table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p>\
         </office:annotation><text:p>A &amp; <text:span>B</text:span>?</text:p><text:p>Two</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>50 %</text:p></table:table-cell>{no}{one}\
         </table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        no = cell("no"),
        one = cell("1"),
    );
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let haul = read("b.ods", &pack(&[("mimetype", mime), ("content.xml", &content)]));
    let [question] = &haul.questions[..] else { panic!("{haul:#?}") };
    assert_eq!((blocks(&question.stem), question.from.as_str()), ("A & B?/Two".into(), "b.ods/Blatt!A4"));
    assert_eq!(body(&question.body), ["single-choice", "1.0000 0.5", "0.0000 no"]);
    assert_eq!(dropped(&haul), ["b.ods/Geheim hidden-sheet"]);
}

#[test]
fn old_and_damaged_workbooks_are_refused() {
    assert_eq!(refused(&read("a.xls", &[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])), ["a.xls workbook"]);
    assert_eq!(refused(&read("a.xlsx", b"PK\x03\x04 xl/workbook.xml")), ["a.xlsx workbook"]);
}

#[test]
fn a_cell_far_away_takes_no_memory() {
    let rows: &[&[&str]] = &[&["Question", "Option 1", "Option 2", "Correct"], &["Q", "a", "b", "A"]];
    let more = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>1</v></c></row>";
    let haul = read("far.xlsx", &xlsx_with(&[("S", false, rows)], more));
    assert_eq!(haul.questions.len(), 1);
    assert_eq!(refused(&haul), ["far.xlsx/S!A1048576 no-key"]);
}
