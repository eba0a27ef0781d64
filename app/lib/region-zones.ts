/**
 * IANA zones of the regions (ISO 3166-2 without the country, as Shopify's `province_code`) of countries with several.
 * A region across which the clocks differ has all of its zones: IANA's zone1970.tab and the zones' own comments say
 * which. Clocks that always agree are named once. A region that is not here has all zones of its country.
 */
export const REGION_ZONES: Record<string, Record<string, readonly string[]>> = {
  US: {
    ...regions("America/New_York", "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"),
    ...regions("America/Chicago", "AL AR IA IL LA MN MO MS OK WI"),
    ...regions("America/Denver", "CO MT NM UT WY"),
    ...regions("America/Los_Angeles", "CA NV WA"),
    AK: ["America/Anchorage", "America/Adak"],
    AZ: ["America/Phoenix", "America/Denver"], // the Navajo Nation keeps summer time
    FL: ["America/New_York", "America/Chicago"],
    HI: ["Pacific/Honolulu"],
    ID: ["America/Boise", "America/Los_Angeles"],
    IN: ["America/Indiana/Indianapolis", "America/Chicago"],
    KS: ["America/Chicago", "America/Denver"],
    KY: ["America/Kentucky/Louisville", "America/Chicago"],
    MI: ["America/Detroit", "America/Chicago"],
    ND: ["America/Chicago", "America/Denver"],
    NE: ["America/Chicago", "America/Denver"],
    OR: ["America/Los_Angeles", "America/Boise"],
    SD: ["America/Chicago", "America/Denver"],
    TN: ["America/Chicago", "America/New_York"],
    TX: ["America/Chicago", "America/Denver"],
    // Territories and the forces' post offices, which Shopify lists among the states.
    AS: ["Pacific/Pago_Pago"],
    GU: ["Pacific/Guam"],
    MP: ["Pacific/Guam"],
    PR: ["America/Puerto_Rico"],
    VI: ["America/Puerto_Rico"],
    MH: ["Pacific/Majuro"],
    PW: ["Pacific/Palau"],
    FM: ["Pacific/Chuuk", "Pacific/Pohnpei"],
  },
  CA: {
    AB: ["America/Edmonton"],
    BC: ["America/Vancouver", "America/Edmonton", "America/Dawson_Creek"],
    MB: ["America/Winnipeg"],
    NB: ["America/Moncton"],
    NL: ["America/St_Johns", "America/Goose_Bay"],
    NS: ["America/Halifax"],
    NT: ["America/Yellowknife"],
    NU: ["America/Iqaluit", "America/Rankin_Inlet", "America/Cambridge_Bay", "America/Coral_Harbour"],
    ON: ["America/Toronto", "America/Winnipeg", "America/Atikokan"],
    PE: ["America/Halifax"],
    QC: ["America/Toronto", "America/Halifax", "America/Blanc-Sablon"],
    SK: ["America/Regina", "America/Edmonton"],
    YT: ["America/Whitehorse"],
  },
  AU: {
    ACT: ["Australia/Sydney"],
    NSW: ["Australia/Sydney", "Australia/Broken_Hill", "Australia/Lord_Howe"],
    NT: ["Australia/Darwin"],
    QLD: ["Australia/Brisbane", "Australia/Lindeman"],
    SA: ["Australia/Adelaide"],
    TAS: ["Australia/Hobart"],
    VIC: ["Australia/Melbourne"],
    WA: ["Australia/Perth", "Australia/Eucla"],
  },
  BR: {
    ...regions("America/Sao_Paulo", "AL AP BA CE DF ES GO MA MG PA PB PI PR RJ RN RS SC SE SP TO"),
    AC: ["America/Rio_Branco"],
    AM: ["America/Manaus", "America/Eirunepe"],
    MS: ["America/Campo_Grande"],
    MT: ["America/Cuiaba"],
    PE: ["America/Recife", "America/Noronha"],
    RO: ["America/Porto_Velho"],
    RR: ["America/Boa_Vista"],
  },
  MX: {
    ...regions(
      "America/Mexico_City",
      "AGS CAMP CHIS COL DF CDMX DGO GRO GTO HGO JAL MEX MICH MOR OAX PUE QRO SLP TAB TLAX VER YUC ZAC",
    ),
    BC: ["America/Tijuana"],
    BCS: ["America/Mazatlan"],
    CHIH: ["America/Chihuahua", "America/Ciudad_Juarez", "America/Ojinaga"],
    COAH: ["America/Monterrey", "America/Matamoros"],
    NAY: ["America/Mazatlan", "America/Bahia_Banderas"],
    NL: ["America/Monterrey", "America/Matamoros"],
    "Q ROO": ["America/Cancun"],
    SIN: ["America/Mazatlan"],
    SON: ["America/Hermosillo", "America/Tijuana"],
    TAMPS: ["America/Matamoros", "America/Monterrey"],
  },
  RU: {
    ...regions(
      "Europe/Moscow",
      "AD ARK BEL BRY CE CU DA IN IVA KB KC KDA KIR KL KLU KO KOS KR KRS LEN LIP ME MO MOS MOW MUR NEN NGR NIZ ORL PNZ PSK ROS RYA SE SMO SPE STA TA TAM TUL TVE VGG VLA VLG VOR YAR",
    ),
    ...regions("Asia/Yekaterinburg", "BA CHE KGN KHM ORE PER SVE TYU YAN"),
    ...regions("Asia/Krasnoyarsk", "AL ALT KEM KK KYA NVS TOM TY"),
    ...regions("Asia/Vladivostok", "KHA PRI YEV"),
    KGD: ["Europe/Kaliningrad"],
    ...regions("Europe/Samara", "AST SAM SAR UD ULY"),
    OMS: ["Asia/Omsk"],
    ...regions("Asia/Irkutsk", "BU IRK"),
    ...regions("Asia/Yakutsk", "AMU ZAB"),
    SA: ["Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan"],
    ...regions("Asia/Magadan", "MAG SAK"),
    ...regions("Asia/Kamchatka", "CHU KAM"),
  },
  ID: {
    ...regions("Asia/Jakarta", "AC BB BE BT JA JB JI JK JT JW KB KR KT LA RI SB SS SU YO"),
    ...regions("Asia/Makassar", "BA GO KI KS KU NB NT SA SG SN SR ST"),
    ...regions("Asia/Jayapura", "MA MU PA PB PD PE PS PT"),
  },
  CL: {
    ...regions("America/Santiago", "AN AP AR AT BI CO LI LL LR ML NB RM TA"),
    AI: ["America/Coyhaique", "America/Santiago"],
    MA: ["America/Punta_Arenas"],
    VS: ["America/Santiago", "Pacific/Easter"],
  },
  NZ: {
    ...regions("Pacific/Auckland", "AUK BOP CAN GIS HKB MBH MWT NSN NTL OTA STL TAS TKI WGN WKO WTC"),
    CIT: ["Pacific/Chatham"],
  },
  ES: {
    ...regions(
      "Europe/Madrid",
      "A AB AL AV B BA BI BU C CA CC CE CO CR CS CU GI GR GU H HU J L LE LO LU M MA ML MU NA O OR P PM PO S SA SE SG SO SS T TE TO V VA VI Z ZA",
    ),
    GC: ["Atlantic/Canary"],
    TF: ["Atlantic/Canary"],
  },
  PT: {
    ...regions("Europe/Lisbon", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18"),
    "20": ["Atlantic/Azores"],
    "30": ["Atlantic/Madeira"],
  },
  KI: { G: ["Pacific/Tarawa"], L: ["Pacific/Kiritimati"], P: ["Pacific/Kanton"] },
  EC: { W: ["Pacific/Galapagos"] },
};

function regions(zone: string, codes: string): Record<string, readonly string[]> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, [zone]]));
}
