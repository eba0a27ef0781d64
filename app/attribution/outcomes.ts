/** So many people whose later orders came to the same net sum, in minor units of the shop's currency. */
export interface OutcomeGroup {
  minor: number;
  people: number;
}

/** What is known of one side of the comparison. */
export interface SideFigures {
  people: number;
  /** People who have ordered again and kept something of it. */
  buyers: number;
  /** Net per person, minor units. */
  meanMinor: number;
  /** Sample variance of the net per person. */
  variance: number;
}

/** Sums up the groups of one side; of nobody all figures are 0. */
export function sideFigures(groups: readonly OutcomeGroup[]): SideFigures {
  const sum = (of: (group: OutcomeGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const people = sum((group) => group.people);
  const meanMinor = people === 0 ? 0 : sum(({ minor, people: count }) => minor * count) / people;
  const squares = sum(({ minor, people: count }) => count * (minor - meanMinor) ** 2);
  const buyers = sum(({ minor, people: count }) => (minor > 0 ? count : 0));
  return { people, buyers, meanMinor, variance: people < 2 ? 0 : squares / (people - 1) };
}

/** At most so many groups, so that the costs of a resampling do not grow with the shop; neighbors share their mean. */
export function mergeGroups(groups: readonly OutcomeGroup[], most: number): OutcomeGroup[] {
  if (groups.length <= most) return [...groups];
  const zeros = groups.filter(({ minor }) => minor === 0);
  const others = groups.filter(({ minor }) => minor !== 0).toSorted((one, other) => one.minor - other.minor);
  const width = Math.ceil(others.length / (most - zeros.length));
  const merged = Array.from({ length: Math.ceil(others.length / width) }, (_, index) => {
    const { people, meanMinor } = sideFigures(others.slice(index * width, (index + 1) * width));
    return { people, minor: meanMinor };
  });
  return [...zeros, ...merged];
}
