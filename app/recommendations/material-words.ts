/** What things are made of. Of two things of a kind that differ in nothing else, the clearly dearer one is the finer. Folded. */
const MATERIALS: ReadonlySet<string> = new Set(
  `cotton organic linen wool merino lambswool alpaca mohair cashmere silk satin velvet hemp bamboo leather suede canvas denim down
  oak walnut beech ash maple cherry teak olive wood steel stainless iron brass copper bronze silver gold titanium carbon aluminium
  aluminum glass crystal porcelain stoneware earthenware ceramic marble granite recycled
  baumwoll baumwolle leinen wolle woll kaschmir seide seiden samt leder daunen eiche eichen nussbaum buche holz stahl edelstahl
  messing kupfer silber porzellan steinzeug glas marmor
  coton lin laine cachemire soie velours cuir chene noyer bois acier laiton cuivre argent verre porcelaine marbre
  algodon lino lana cachemira seda terciopelo cuero roble nogal madera acero laton cobre plata vidrio porcelana marmol
  algodao linho la caxemira veludo couro carvalho nogueira madeira aco latao vidro marmore
  cotone cashmere seta velluto pelle quercia noce legno acciaio ottone rame vetro porcellana marmo
  katoen linnen wol kasjmier zijde fluweel leer eiken noten hout staal koper zilver marmer`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
/** Of scripts that write words without blanks. */
const SIGNS =
  /^(?:綿|麻|羊毛|ウール|カシミヤ|絹|シルク|革|木|オーク|鉄|銅|銀|磁器|陶器|棉|亚麻|羊绒|丝绸|真丝|皮|实木|橡木|不锈钢|瓷|の|的)+$/;

/** Does the word, or what stands before the thing's name in a compound, tell only of what it is made? */
export function isMaterial(word: string): boolean {
  return MATERIALS.has(word) || SIGNS.test(word);
}
