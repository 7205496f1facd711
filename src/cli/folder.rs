//! Names that every system can give a folder.

/// Names that Windows keeps for devices, alone and before a full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Devices that are numbered: `COM1`, `LPT2`.
const NUMBERED: [&str; 2] = ["com", "lpt"];
/// Signs that mean something else in a path, on one system or another.
const SIGNS: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
/// Bytes of a name, at most, on the systems that allow fewest.
const LONGEST: usize = 255;

/// Whether a name can be that of a folder on Linux, macOS and Windows alike.
pub fn can_be_a_folder(name: &str) -> bool {
    let plain = !name.is_empty() && name.len() <= LONGEST && !name.starts_with('.');
    let ends_well = !name.ends_with(['.', ' ']);
    plain && ends_well && !name.contains(is_special) && !is_device(name)
}

/// The nearest name that can be: signs become hyphens, and a number goes behind what is taken by the system.
pub fn nearest_folder(name: &str) -> String {
    let trimmed = name.trim_start_matches('.').trim_end_matches(['.', ' ']).replace(is_special, "-");
    let end = trimmed.floor_char_boundary(LONGEST - 2);
    match &trimmed[..end] {
        "" => "case 2".to_owned(),
        name if is_device(name) => name.replacen('.', "-", 1) + "-2",
        name => format!("{name} 2"),
    }
}

fn is_special(sign: char) -> bool {
    sign.is_control() || SIGNS.contains(&sign)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let digit = |rest: &str| rest.len() == 1 && rest.chars().all(|sign| sign.is_ascii_digit());
    let numbered = || NUMBERED.iter().any(|device| stem.strip_prefix(device).is_some_and(digit));
    DEVICES.contains(&stem.as_str()) || numbered()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay() {
        for name in
            ["family", "Mum & Dad", "família", "con-2", "common", "com", "com12", "nullify.v2", "家族"]
        {
            assert!(can_be_a_folder(name), "{name}");
        }
    }

    #[test]
    fn what_one_system_refuses_is_refused_everywhere_and_has_a_name_near_it() {
        let long = "é".repeat(200);
        for name in [
            "",
            ".",
            "..",
            ".hidden",
            "a/b",
            "a\\b",
            "C:",
            "what?",
            "a*",
            "a|b",
            "\"a\"",
            "<a>",
            "end.",
            "end ",
            "CON",
            "nul",
            "Aux.toml",
            "con .x",
            "COM1",
            "lpt9.backup",
            "a\nb",
            &long,
        ] {
            assert!(!can_be_a_folder(name), "{name}");
            let near = nearest_folder(name);
            assert!(can_be_a_folder(&near), "{name}: {near}");
        }
        assert_eq!(nearest_folder("CON"), "CON-2");
        assert_eq!(nearest_folder("a/b"), "a-b 2");
    }
}
