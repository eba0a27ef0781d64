import type { Reading } from "./reading-card.tsx";
import { count, parcels, percent } from "./score-words.ts";

interface Learned {
  version: number;
  /** In words. */
  learned: string;
  parcels: number;
}

export interface Estimator extends Reading {
  /** It was interrupted: it goes on, or will, where it stopped. */
  goesOn: boolean;
  newest: Learned | null;
  /** Null while the shop's rules and the carriers' words are all there is. */
  inService: Learned | null;
  delivered: number;
  source: "own" | "pooled" | "rules";
  trials: Record<Candidate, Trial | null> | null;
}

type Candidate = "own" | "inService" | "pooled" | "rules";
interface Trial {
  parcels: number;
  score: number;
  coverage80: number;
}

const CANDIDATES: Record<Candidate, string> = {
  own: "your parcels",
  inService: "what was told",
  pooled: "the parcels of all shops",
  rules: "your rules",
};

/** What delivery dates rest on, and how learning goes. */
export function estimatorWords(estimator: Estimator): string[] {
  return [basisOf(estimator), ...newestOf(estimator), ...trialsOf(estimator), ...stateOf(estimator)];
}

function basisOf({ inService, delivered, source }: Estimator): string {
  if (source === "pooled") {
    const since = inService ? `, since ${inService.learned}` : "";
    return `Dates rest on what the parcels of all shops have taught${since}. ${arrived(delivered)}.`;
  }
  if (inService) return `Dates rest on ${parcels(inService.parcels)}, learned on ${inService.learned}.`;
  return `Dates rest on your rules and on what carriers say. ${arrived(delivered)}.`;
}

function newestOf({ newest, inService }: Estimator): string[] {
  if (!newest || newest.version === inService?.version) return [];
  return [
    `What was learned on ${newest.learned} from ${parcels(newest.parcels)} did not tell the latest weeks better, and is not used.`,
  ];
}

/** Why the one in service is: all were asked for the same parcels. */
function trialsOf({ trials }: Estimator): string[] {
  const tried = (Object.keys(CANDIDATES) as Candidate[]).flatMap((candidate) => {
    const trial = trials?.[candidate];
    if (!trial || trial.parcels === 0) return [];
    return [`${CANDIDATES[candidate]} ${trial.score.toFixed(1)} (${percent(trial.coverage80)} in the 80 % window)`];
  });
  return tried.length < 2 ? [] : [`Scores on the latest weeks, lower is better: ${tried.join(", ")}.`];
}

function stateOf({ state, done, total, goesOn }: Estimator): string[] {
  switch (state) {
    case "running":
      return [
        ...(goesOn ? ["It was interrupted, and goes on where it stopped."] : []),
        total ? `${count(done)} of ${count(total)} parcels read.` : "Reading your parcels.",
      ];
    case "waiting":
      return [
        goesOn
          ? "It was interrupted, and goes on where it stopped as soon as a worker is free."
          : "It begins as soon as a worker is free.",
      ];
    case "failed":
      return [
        goesOn
          ? "The last try was interrupted. What was learned before still counts, and the next try goes on where it stopped."
          : "The last try ended without a result. What was learned before still counts.",
      ];
    default:
      return [];
  }
}

function arrived(number: number): string {
  if (number === 0) return "No parcel has arrived yet, so there is nothing to learn from";
  return number === 1
    ? "1 parcel has arrived that can be learned from"
    : `${count(number)} parcels have arrived that can be learned from`;
}
