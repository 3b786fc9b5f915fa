/// The part of Windows that an HRESULT comes from: bits 16 to 26 ([MS-ERREF] 2.1.1).
enum Facility {
  /// `FACILITY_WINDOWSUPDATE`; nil for numbers that are no HRESULT of an error, and for unknown ones.
  static func name(of number: CodeNumber) -> String? {
    guard number.bits >> 28 == 8 else { return nil }
    return names[Int(number.bits >> 16 & 0x7FF)].map { "FACILITY_" + $0 }
  }

  private static let names: [Int: String] = [
    1: "RPC", 2: "DISPATCH", 3: "STORAGE", 4: "ITF", 7: "WIN32", 8: "WINDOWS", 9: "SECURITY", 10: "CONTROL", 11: "CERT",
    12: "INTERNET", 13: "MEDIASERVER", 14: "MSMQ", 15: "SETUPAPI", 16: "SCARD", 17: "COMPLUS", 18: "AAF", 19: "URT",
    20: "ACS",
    21: "DPLAY", 22: "UMI", 23: "SXS", 24: "WINDOWS_CE", 25: "HTTP", 26: "USERMODE_COMMONLOG",
    31: "USERMODE_FILTER_MANAGER", 32: "BACKGROUNDCOPY", 33: "CONFIGURATION", 34: "STATE_MANAGEMENT",
    35: "METADIRECTORY",
    36: "WINDOWSUPDATE", 37: "DIRECTORYSERVICE", 38: "GRAPHICS", 39: "SHELL", 40: "TPM_SERVICES", 41: "TPM_SOFTWARE",
    48: "PLA",
    49: "FVE", 50: "FWP", 51: "WINRM", 52: "NDIS", 53: "USERMODE_HYPERVISOR", 54: "CMI", 55: "USERMODE_VIRTUALIZATION",
    56: "USERMODE_VOLMGR", 57: "BCD", 58: "USERMODE_VHD", 60: "SDIAG", 61: "WEBSERVICES", 80: "WINDOWS_DEFENDER",
    81: "OPC",
  ]
}
