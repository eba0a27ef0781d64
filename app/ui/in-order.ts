interface Step {
  /** ISO 8601. */
  at: string;
}

/**
 * Our steps and the provider's as one story. Providers tell whole seconds, by clocks of their own: what they tell never
 * stands before our decision, and of one second ours comes first.
 * @param ours in their order
 * @param decidedAt when the message was decided about, ISO 8601
 */
export function inOrder<Ours extends Step, Theirs extends Step>(
  ours: readonly Ours[],
  theirs: readonly Theirs[],
  decidedAt: string,
): (Ours | Theirs)[] {
  const second = ({ at }: Step) => Math.floor(Date.parse(at) / 1_000);
  const earliest = second({ at: decidedAt });
  return [
    ...ours.map((step) => ({ step, at: second(step) })),
    ...theirs.map((step) => ({ step, at: Math.max(second(step), earliest) })),
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ step }) => step);
}
