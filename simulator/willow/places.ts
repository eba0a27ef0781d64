/** Where shoppers live: `city | province | province code | zip`, and how people there are called and reached. */
export interface Country {
  code: string;
  name: string;
  locale: string;
  places: string[];
  streets: string[];
  firstNames: string[];
  lastNames: string[];
  /** `#` is a digit. */
  phone: string;
}

export const COUNTRIES: Country[] = [
  {
    code: "DE",
    name: "Germany",
    locale: "de",
    places: ["Berlin | Berlin | BE | 10967", "Hamburg | Hamburg | HH | 22765", "Leipzig | Sachsen | SN | 04109"]
      .concat(["Köln | Nordrhein-Westfalen | NW | 50674", "Freiburg | Baden-Württemberg | BW | 79098"])
      .concat(["München | Bayern | BY | 80469", "Bremen | Bremen | HB | 28203"]),
    streets: ["Graefestraße", "Lindenallee", "Am Mühlbach", "Gartenstraße", "Schillerstraße", "Rosenweg"],
    firstNames: [
      "Lena",
      "Jonas",
      "Mara",
      "Emil",
      "Clara",
      "Paul",
      "Johanna",
      "Felix",
      "Ida",
      "Moritz",
      "Greta",
      "Anton",
    ],
    lastNames: ["Weber", "Schulz", "Brandt", "Vogel", "Krüger", "Lorenz", "Seidel", "Hartmann", "Busch", "Engel"],
    phone: "+491512#######",
  },
  {
    code: "AT",
    name: "Austria",
    locale: "de",
    places: ["Wien | Wien | W | 1070", "Graz | Steiermark | ST | 8010", "Linz | Oberösterreich | OÖ | 4020"],
    streets: ["Neubaugasse", "Kirchengasse", "Mariahilfer Straße", "Landstraße"],
    firstNames: ["Theresa", "Lukas", "Magdalena", "Valentin", "Sophie", "Matthias"],
    lastNames: ["Gruber", "Steiner", "Moser", "Winkler", "Haas", "Leitner"],
    phone: "+43664#######",
  },
  {
    code: "FR",
    name: "France",
    locale: "fr",
    places: ["Lyon | | | 69004", "Paris | | | 75011", "Nantes | | | 44000", "Strasbourg | | | 67000"],
    streets: ["rue des Lilas", "rue de la Fontaine", "quai des Célestins", "avenue Jean Jaurès"],
    firstNames: ["Camille", "Hugo", "Manon", "Louis", "Chloé", "Gabriel", "Élise", "Rémi"],
    lastNames: ["Moreau", "Lefèvre", "Garnier", "Faure", "Rousseau", "Blanc", "Mercier"],
    phone: "+336########",
  },
  {
    code: "NL",
    name: "Netherlands",
    locale: "nl",
    places: ["Utrecht | Utrecht | UT | 3511 AB", "Haarlem | Noord-Holland | NH | 2011 BK"],
    streets: ["Oudegracht", "Kleine Houtstraat", "Nieuwstraat", "Plantage"],
    firstNames: ["Sanne", "Daan", "Fleur", "Bram", "Lotte", "Sem"],
    lastNames: ["de Vries", "Jansen", "Bakker", "Visser", "van Dijk", "Smit"],
    phone: "+316########",
  },
  {
    code: "GB",
    name: "United Kingdom",
    locale: "en",
    places: [
      "Bristol | England | ENG | BS6 5TQ",
      "Edinburgh | Scotland | SCT | EH3 6QY",
      "London | England | ENG | N16 8JH",
    ],
    streets: ["Cotham Road", "Stokes Croft", "Church Street", "Raeburn Place", "Albion Road"],
    firstNames: ["Amelia", "Oliver", "Isla", "Arthur", "Freya", "Rory", "Imogen", "Callum"],
    lastNames: ["Bennett", "Hughes", "MacLeod", "Clarke", "Whitfield", "Okafor", "Patel"],
    phone: "+447700900###",
  },
  {
    code: "US",
    name: "United States",
    locale: "en",
    places: [
      "Portland | Oregon | OR | 97214",
      "Brooklyn | New York | NY | 11215",
      "Austin | Texas | TX | 78704",
    ].concat(["Burlington | Vermont | VT | 05401"]),
    streets: ["SE Hawthorne Blvd", "Maple Street", "Union Avenue", "Prospect Place"],
    firstNames: ["Harper", "Mateo", "Nora", "Eli", "Ruth", "Theo", "Maya", "Owen"],
    lastNames: ["Nguyen", "Carter", "Rivera", "Brooks", "Sullivan", "Foster", "Kim"],
    phone: "+1503555####",
  },
  {
    code: "IN",
    name: "India",
    locale: "en",
    places: [
      "Bengaluru | Karnataka | KA | 560038",
      "Mumbai | Maharashtra | MH | 400050",
      "Pune | Maharashtra | MH | 411001",
    ],
    streets: ["12th Main Road", "Hill Road", "Boat Club Road", "Indiranagar 100 Feet Road"],
    firstNames: ["Ananya", "Rohan", "Ishita", "Arjun", "Kavya", "Dev"],
    lastNames: ["Sharma", "Iyer", "Deshpande", "Mehta", "Rao", "Kulkarni"],
    phone: "+9198########",
  },
];
