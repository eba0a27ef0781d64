/** Words by which one thing comes in several looks and numbers: another of them makes no other thing. Folded, as titles are. */
export const VARIANT_WORDS: ReadonlySet<string> = new Set(
  `black white grey gray silver gold golden brown beige cream ivory red pink rose orange yellow green blue navy
  purple violet lilac teal turquoise sage olive rust terracotta sand charcoal mustard ochre clay moss fog ink oat plum
  mint coral blush chalk indigo bordeaux burgundy natural dark light pale bright cobalt slate stone honey
  schwarz weiß weiss grau silber braun creme rot rosa gelb grun blau lila natur hell dunkel salbei senf
  noir noire blanc blanche gris grise argent dore marron rouge jaune vert verte bleu bleue naturel
  negro negra blanco blanca plata dorado rojo roja amarillo amarilla verde azul morado
  nero nera bianco bianca grigio argento rosso rossa giallo gialla blu viola
  preto preta branco branca cinza prata vermelho vermelha amarelo roxo
  zwart wit grijs zilver goud bruin rood geel groen blauw paars
  黒 白 赤 青 緑 黑 红 蓝 绿`.split(/\s+/),
);
