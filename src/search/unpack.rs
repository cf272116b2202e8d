//! Packed files, told by their first bytes.

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    None,
    Gzip,
    Zstd,
}

/// Bytes that tell.
pub const MAGIC: usize = 4;

impl Packing {
    pub fn of(first: &[u8]) -> Packing {
        match first {
            [0x1f, 0x8b, 0x08, ..] => Packing::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Packing::Zstd,
            // A frame that zstd skips may come first.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Packing::Zstd,
            _ => Packing::None,
        }
    }

    pub fn reader(self, packed: impl Read + Send + 'static) -> Box<dyn Read + Send> {
        let packed = BufReader::with_capacity(1 << 17, packed);
        match self {
            Packing::None => Box::new(packed),
            Packing::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Packing::Zstd => Box::new(Frames { packed: Some(packed), frame: None }),
        }
    }
}

/// The first bytes of a frame, which were looked at, and the rest.
type Frame<R> = Chain<Cursor<[u8; MAGIC]>, R>;

/// Zstandard frames, one after the other.
struct Frames<R: BufRead> {
    packed: Option<R>,
    frame: Option<StreamingDecoder<Frame<R>, FrameDecoder>>,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let damaged = |error: String| io::Error::new(io::ErrorKind::InvalidData, error);
        loop {
            if let Some(frame) = &mut self.frame {
                match frame.read(out)? {
                    0 if !out.is_empty() => {}
                    read => return Ok(read),
                }
            }
            if let Some(ended) = self.frame.take() {
                let (packed, decoder) = ended.into_parts();
                let sums = (decoder.get_checksum_from_data(), decoder.get_calculated_checksum());
                if matches!(sums, (Some(kept), Some(own)) if kept != own) {
                    return Err(damaged("a wrong checksum".to_owned()));
                }
                self.packed = Some(packed.into_inner().1);
            }
            let Some(mut packed) = self.packed.take() else { return Ok(0) };
            if packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let mut first = [0; MAGIC];
            packed.read_exact(&mut first)?;
            if matches!(first, [0x50..=0x5f, 0x2a, 0x4d, 0x18]) {
                let mut length = [0; 4];
                packed.read_exact(&mut length)?;
                let length = u32::from_le_bytes(length).into();
                io::copy(&mut packed.by_ref().take(length), &mut io::sink())?;
                self.packed = Some(packed);
                continue;
            }
            let frame = StreamingDecoder::new(Cursor::new(first).chain(packed));
            self.frame = Some(frame.map_err(|error| damaged(error.to_string()))?);
        }
    }
}
