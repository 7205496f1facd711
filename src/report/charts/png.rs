//! The words and the print size that a PNG carries: chunks put in after its head, and read again.

/// Bytes before a PNG's first chunk, and of its head with length, name and checksum.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const HEAD: usize = 25;
/// Centimetres of an inch.
const INCH: f64 = 2.54;

/// A PNG with words (each under a keyword) and, where it is made for paper, its dots an inch.
pub fn with_words(png: &[u8], words: &[(&str, String)], dots: Option<f64>) -> Vec<u8> {
    let (head, rest) = png.split_at(png.len().min(SIGNATURE.len() + HEAD));
    let mut whole = head.to_vec();
    if let Some(dots) = dots {
        let a_metre = u32::try_from(crate::units::numbers::round_half_up(100.0 * dots / INCH)).unwrap_or(0);
        let mut data = [a_metre.to_be_bytes(), a_metre.to_be_bytes()].concat();
        data.push(1);
        whole.extend(chunk(*b"pHYs", &data));
    }
    for (keyword, text) in words {
        let mut data = keyword.as_bytes().to_vec();
        data.extend([0, 0, 0, 0, 0]);
        data.extend(text.as_bytes());
        whole.extend(chunk(*b"iTXt", &data));
    }
    whole.extend(rest);
    whole
}

/// The words of a PNG by their keywords; `None` where the bytes are no PNG.
pub fn words_of(png: &[u8]) -> Option<Vec<(String, String)>> {
    let mut rest = png.strip_prefix(SIGNATURE)?;
    let mut words = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (name, data) = (after.get(..4)?, after.get(4..length.checked_add(4)?)?);
        if name == b"iTXt" {
            words.extend(text(data));
        }
        rest = after.get(length.checked_add(8)?..)?;
    }
    Some(words)
}

/// Keyword and text of a chunk without compression, language and translation.
fn text(data: &[u8]) -> Option<(String, String)> {
    let end = data.iter().position(|byte| *byte == 0)?;
    let text = data.get(end..)?.strip_prefix(&[0, 0, 0, 0, 0])?;
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    Some((string(&data[..end])?, string(text)?))
}

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let named = [&name, data].concat();
    [&length.to_be_bytes()[..], &named, &checksum(&named).to_be_bytes()].concat()
}

/// CRC-32 as PNG wants it (ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |rest: u32| if rest & 1 == 1 { 0xedb8_8320 ^ (rest >> 1) } else { rest >> 1 };
    let add = |rest: u32, byte: &u8| (0..8).fold(rest ^ u32::from(*byte), |rest, _| step(rest));
    !bytes.iter().fold(u32::MAX, add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Pixmap;

    fn png() -> Vec<u8> {
        Pixmap::new(3, 2).unwrap().encode_png().unwrap()
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(chunk(*b"IEND", b""), *b"\0\0\0\0IEND\xae\x42\x60\x82");
    }

    #[test]
    fn words_come_back_as_they_went_in_and_the_picture_stays() {
        let words = [("Title", "Zoë's 2³⁰".to_owned()), ("Software", "headroom 0.1.0".to_owned())];
        let whole = with_words(&png(), &words, Some(300.0));
        let read = words_of(&whole).unwrap();
        let expected = words.map(|(keyword, text)| (keyword.to_owned(), text));
        assert_eq!(read, expected);
        assert_eq!(Pixmap::decode_png(&whole).unwrap(), Pixmap::decode_png(&png()).unwrap());
        assert!(whole.windows(4).any(|four| four == b"pHYs"));
        assert!(whole.windows(4).any(|four| four == 11_811_u32.to_be_bytes()));
    }

    #[test]
    fn what_is_no_png_or_cut_off_has_no_words() {
        assert_eq!(words_of(b"GIF89a"), None);
        let whole = with_words(&png(), &[("Title", "x".repeat(99))], None);
        assert_eq!(words_of(&whole[..80]), None);
    }
}
