//! The files of a bank as they were read, and places in them.

/// A bank's folder in memory. Reading it from disk is the caller's business.
#[derive(Debug, Clone)]
pub struct Folder {
    pub(super) manifest: File,
    pub(super) items: Vec<File>,
    pub(super) images: Vec<(String, Vec<u8>)>,
}

impl Folder {
    /// `bank.toml` and the files of `items/`, which are put in order of their names.
    pub fn new(manifest: File, mut items: Vec<File>) -> Folder {
        items.sort_by(|a, b| a.path.cmp(&b.path));
        Folder { manifest, items, images: Vec::new() }
    }

    /// The files of `images/` by their names.
    pub fn with_images(mut self, mut images: Vec<(String, Vec<u8>)>) -> Folder {
        images.sort();
        self.images = images;
        self
    }
}

/// One text file.
#[derive(Debug, Clone)]
pub struct File {
    pub(super) path: String,
    pub(super) text: String,
    /// Byte offset at which each line starts.
    lines: Vec<usize>,
}

impl File {
    /// `path` is only repeated in findings. A byte order mark is dropped, line ends become `\n`.
    pub fn new(path: impl Into<String>, text: &str) -> File {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        File { path: path.into(), text, lines }
    }

    /// Line and column (in characters) of a byte offset, both from 1.
    pub(super) fn position(&self, at: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= at) - 1;
        let before = self.text.get(self.lines[line]..at).unwrap_or_default();
        (line as u32 + 1, before.chars().count() as u32 + 1)
    }

    /// Lines with the byte offset at which each starts, without their line ends.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().copied().zip(self.text.split('\n'))
    }
}
