/**
 * Changes or deletes rows some at a time, until fewer are found than were asked for: no statement takes long, and no lock is
 * held for long.
 * @param some does it for at most so many rows, and says for how many
 * @returns how many in all
 */
export async function sweep(rows: number, some: (rows: number) => Promise<number>): Promise<number> {
  let all = 0;
  for (let swept = rows; swept === rows; all += swept) swept = await some(rows);
  return all;
}
