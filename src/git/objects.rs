//! The contents of blobs, by one `cat-file --batch`, and their names.

use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::Repository;
use crate::failure::Failure;

impl Repository {
    /// The contents of blobs, in the order of their names.
    ///
    /// # Errors
    /// [`Failure::Git`] where git refuses or lacks one of them.
    pub fn contents(&self, oids: &[&str]) -> Result<Vec<Vec<u8>>, Failure> {
        if oids.is_empty() {
            return Ok(Vec::new());
        }
        let mut input = oids.join("\n").into_bytes();
        input.push(b'\n');
        let output = self.feed("cat-file", ["--batch"], input)?;
        let mut contents = Vec::with_capacity(oids.len());
        let mut rest = output.as_slice();
        for oid in oids {
            let (content, next) = object(rest).ok_or_else(|| Failure::Git {
                folder: self.top().to_owned(),
                action: "cat-file",
                reason: format!("object {oid} is missing"),
            })?;
            contents.push(content.to_vec());
            rest = next;
        }
        Ok(contents)
    }
}

/// The first object of a batch, `OID TYPE SIZE\n…\n`, and what follows it.
fn object(batch: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(b'\n', batch)?;
    let header = std::str::from_utf8(&batch[..end]).ok()?;
    let size: usize = header.split(' ').nth(2)?.parse().ok()?;
    let start = end + 1;
    Some((
        batch.get(start..start + size)?,
        batch.get(start + size + 1..)?,
    ))
}

/// Whether a content is the blob of a name: the digest of `blob SIZE\0` and the content, SHA-1 or, by the name's length,
/// SHA-256 (gitformat-pack, hash-function-transition).
pub fn is_blob(content: &[u8], oid: &str) -> bool {
    let header = format!("blob {}\0", content.len());
    match oid.len() {
        40 => is_digest(
            &Sha1::new()
                .chain_update(header)
                .chain_update(content)
                .finalize(),
            oid,
        ),
        64 => is_digest(
            &Sha256::new()
                .chain_update(header)
                .chain_update(content)
                .finalize(),
            oid,
        ),
        _ => false,
    }
}

fn is_digest(digest: &[u8], oid: &str) -> bool {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16);
    let digits = digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(digit);
    digits.eq(oid.chars().map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_are_named_as_git_names_them() {
        assert!(is_blob(b"", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
        assert!(is_blob(b"a\n", "78981922613b2afb6025042ff6bd878ac1994e85"));
        assert!(!is_blob(b"b\n", "78981922613b2afb6025042ff6bd878ac1994e85"));
        assert!(is_blob(
            b"",
            "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
        ));
    }

    #[test]
    fn a_batch_is_read_object_by_object() {
        let (first, rest) = object(b"78 blob 2\na\n\ne6 blob 0\n\n").unwrap();
        assert_eq!(first, b"a\n");
        assert_eq!(object(rest), Some((&b""[..], &b""[..])));
        assert_eq!(object(b"e6 missing\n"), None);
        assert_eq!(object(b"78 blob 9\na\n"), None);
    }
}
