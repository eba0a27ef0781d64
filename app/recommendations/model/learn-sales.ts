import type { Steps } from "#app/lib/steps.ts";

import { type Corpus, ordersBefore } from "./corpus.ts";
import { fade, SALES, type Sales, type Volumes } from "./signal.ts";

/** How every product has sold before `today`, and how much the shop has. */
export function* learnSales(corpus: Corpus, today: number): Steps<{ sales: Sales; volumes: Volumes }> {
  const size = corpus.ids.length;
  const sales = Object.fromEntries(SALES.map((column) => [column, new Float32Array(size)])) as Sales;
  const volumes = Object.fromEntries(SALES.map((column) => [column, 0])) as Volumes;
  const until = ordersBefore(corpus, today);
  for (let order = 0; order < until; order += 1) {
    if (order % 500 === 0) yield;
    const day = corpus.days[order]!;
    const age = today - day;
    const fading = fade(age, 20);
    const isReturning = corpus.before[order]! >= 0;
    addVolume(volumes, age, isReturning);
    for (let place = corpus.starts[order]!; place < corpus.starts[order + 1]!; place += 1) {
      const product = corpus.products[place]!;
      sales.orders[product]! += 1;
      sales.fading20[product]! += fading;
      if (age <= 7) sales.orders7[product]! += 1;
      if (age <= 30) sales.orders30[product]! += 1;
      if (age <= 60) sales.orders60[product]! += 1;
      if (age <= 365) sales.orders365[product]! += 1;
      if (age >= 334 && age <= 379) sales.yearAgo[product]! += 1;
      if (age >= 304 && age < 349) sales.yearAgoBefore[product]! += 1;
      sales.lastDay[product] = day;
      if (!isReturning) continue;
      sales.returning[product]! += 1;
      if (corpus.isNew[place] === 0) sales.again[product]! += 1;
      else if (age <= 90) sales.new90[product]! += 1;
      if (corpus.isNew[place] === 1 && age <= 30) sales.new30[product]! += 1;
    }
  }
  return { sales, volumes };
}

/** Counts an order as its products are counted. */
function addVolume(volumes: Volumes, age: number, isReturning: boolean): void {
  volumes.orders += 1;
  volumes.fading20 += fade(age, 20);
  if (age <= 7) volumes.orders7 += 1;
  if (age <= 30) volumes.orders30 += 1;
  if (age <= 60) volumes.orders60 += 1;
  if (age <= 365) volumes.orders365 += 1;
  if (age >= 334 && age <= 379) volumes.yearAgo += 1;
  if (age >= 304 && age < 349) volumes.yearAgoBefore += 1;
  if (!isReturning) return;
  volumes.returning += 1;
  if (age <= 90) volumes.new90 += 1;
  if (age <= 30) volumes.new30 += 1;
}
