/// FNV-1a (draft-eastlake-fnv): which shard a key lies in, and what tells a file from its forerunners.
package enum Hash {
  package static func fnv32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    // The last bits of FNV-1a are its weakest; they choose the shard.
    return hash ^ (hash >> 15)
  }

  @inline(__always)
  static func fnv64(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
