//! stand-in
#[derive(Clone, Copy, Debug)]
pub struct StreamKey(u64);
impl StreamKey { pub fn new(p: &str, d: &str) -> Self { let mut h = 0xcbf29ce484222325u64; for b in p.bytes().chain([0xff]).chain(d.bytes()) { h ^= u64::from(b); h = h.wrapping_mul(0x100000001b3); } Self(h) } }
#[derive(Clone, Debug)]
pub struct Lanes<const W: usize> { s: [u64; W] }
fn mix(mut z: u64) -> u64 { z = (z ^ (z >> 30)).wrapping_mul(0xbf58476d1ce4e5b9); z = (z ^ (z >> 27)).wrapping_mul(0x94d049bb133111eb); z ^ (z >> 31) }
impl<const W: usize> Lanes<W> {
    pub fn seeded(seed: u64, key: StreamKey, first: u32) -> Self { let mut r = first; Self { s: [(); W].map(|()| { let v = mix(mix(seed ^ mix(key.0)).wrapping_add(u64::from(r).wrapping_mul(0x9e3779b97f4a7c15))); r += 1; v }) } }
    pub fn next(&mut self) -> [u32; W] { self.s.each_mut().map(|s| { *s = s.wrapping_add(0x9e3779b97f4a7c15); (mix(*s) >> 32) as u32 }) }
}
pub fn level_uniform(seed: u64, path: &str, replicate: u32) -> f64 { crate::units::numbers::unit_interval_52(mix(mix(seed ^ StreamKey::new(path, "").0).wrapping_add(u64::from(replicate)))) }
