import { type Estimator, estimatorWords } from "./estimator-words.ts";
import { ReadingCard } from "./reading-card.tsx";

interface EstimatorCardProps {
  estimator: Estimator;
  isBusy: boolean;
  onLearn: () => void;
}

/** What the dates rest on, how far it has been learned, and a way to have it learned once more. */
export function EstimatorCard({ estimator, isBusy, onLearn }: EstimatorCardProps) {
  return (
    <ReadingCard
      title="Learning from your parcels"
      reading={estimator}
      sentences={estimatorWords(estimator)}
      note="It happens by itself every night. What is learned takes the place of what was there only if it told the latest weeks better. No data leaves for another service."
      action="Learn anew"
      isBusy={isBusy}
      onAgain={onLearn}
    />
  );
}
