import { count } from "./catalog-words.ts";
import { type Reading, ReadingCard } from "./reading-card.tsx";

export interface Learning extends Reading {
  /** In words; null before the first has ended. */
  finished: string | null;
  orders: number;
  products: number;
}

interface LearningCardProps {
  learning: Learning;
  isBusy: boolean;
  onLearn: () => void;
}

/** How far the shop's history has been learned from, and a way to have it learned once more. */
export function LearningCard({ learning, isBusy, onLearn }: LearningCardProps) {
  return (
    <ReadingCard
      title="Learning from your shop"
      reading={learning}
      sentences={[tellLearning(learning)]}
      note="It happens by itself every night and after your products were read. Only this shop’s orders and products are looked at, and no data leaves for another service."
      action="Learn anew"
      isBusy={isBusy}
      onAgain={onLearn}
    />
  );
}

function tellLearning({ state, done, total, finished, orders, products }: Learning): string {
  const known = `${count(orders, "order")} and ${count(products, "product")} are known.`;
  const when = finished === null ? "" : ` on ${finished}`;
  switch (state) {
    case "running":
      return total ? `${count(done, "step")} of ${total.toLocaleString("en-US")} done. ${known}` : `Reading. ${known}`;
    case "waiting":
      return `It begins as soon as a worker is free. ${known}`;
    case "never":
      return `Nothing has been learned yet. ${known}`;
    case "failed":
      return `The last try ended${when} without a result. What was learned before still counts.`;
    case "done":
      return `Learned last${when}. ${known}`;
  }
}
