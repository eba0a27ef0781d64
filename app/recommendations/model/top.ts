/**
 * Moves the `count` numbers with the highest scores to the front, best first; equal ones by number.
 * Quickselect (Hoare, "Algorithm 65: Find", CACM 4(7), 1961), then a sort of the front alone.
 */
export function bringToFront(numbers: Int32Array, scores: Float64Array, count: number): Int32Array {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const pivot = scores[numbers[(low + high) >> 1]!]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (scores[numbers[left]!]! > pivot) left += 1;
      while (scores[numbers[right]!]! < pivot) right -= 1;
      if (left > right) break;
      const moved = numbers[left]!;
      numbers[left] = numbers[right]!;
      numbers[right] = moved;
      left += 1;
      right -= 1;
    }
    if (count - 1 <= right) high = right;
    else if (count - 1 >= left) low = left;
    else break;
  }
  return numbers.subarray(0, count).sort((one, other) => scores[other]! - scores[one]! || one - other);
}
