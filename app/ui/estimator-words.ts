import { count, parcels } from "./score-words.ts";

interface Learned {
  version: number;
  /** In words. */
  learned: string;
  parcels: number;
}

export interface Estimator {
  /** `waiting`: asked for and not begun. */
  state: "never" | "waiting" | "running" | "done" | "failed";
  done: number;
  total: number | null;
  newest: Learned | null;
  /** Null while the shop's rules and the carriers' words are all there is. */
  inService: Learned | null;
  delivered: number;
}

/** What delivery dates rest on, and how learning goes. */
export function estimatorWords(estimator: Estimator): string[] {
  return [basisOf(estimator), ...newestOf(estimator), ...stateOf(estimator)];
}

function basisOf({ inService, delivered }: Estimator): string {
  if (inService) return `Dates rest on ${parcels(inService.parcels)}, learned on ${inService.learned}.`;
  return `Dates rest on your rules and on what carriers say. ${arrived(delivered)}.`;
}

function newestOf({ newest, inService }: Estimator): string[] {
  if (!newest || newest.version === inService?.version) return [];
  return [
    `What was learned on ${newest.learned} from ${parcels(newest.parcels)} did not tell the latest weeks better, and is not used.`,
  ];
}

function stateOf({ state, done, total }: Estimator): string[] {
  switch (state) {
    case "running":
      return [total ? `${count(done)} of ${count(total)} parcels read.` : "Reading your parcels."];
    case "waiting":
      return ["It begins as soon as a worker is free."];
    case "failed":
      return ["The last try ended without a result. What was learned before still counts."];
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
