/**
 * Solves a symmetric positive definite system in place, by Cholesky's decomposition.
 * @param matrix its lower triangle, row by row; overwritten
 * @param vector the right side; becomes the solution
 * @param least a pivot below it means that the system has no sure solution
 * @returns whether it could be solved; the vector means nothing otherwise
 */
export function solve(matrix: Float64Array, size: number, vector: Float64Array, least = 1e-12): boolean {
  for (let column = 0; column < size; column += 1) {
    let pivot = matrix[column * size + column]!;
    for (let k = 0; k < column; k += 1) pivot -= matrix[column * size + k]! ** 2;
    if (!(pivot > least)) return false;
    pivot = Math.sqrt(pivot);
    matrix[column * size + column] = pivot;
    for (let row = column + 1; row < size; row += 1) {
      let value = matrix[row * size + column]!;
      for (let k = 0; k < column; k += 1) value -= matrix[row * size + k]! * matrix[column * size + k]!;
      matrix[row * size + column] = value / pivot;
    }
  }
  for (let row = 0; row < size; row += 1) {
    let value = vector[row]!;
    for (let k = 0; k < row; k += 1) value -= matrix[row * size + k]! * vector[k]!;
    vector[row] = value / matrix[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = vector[row]!;
    for (let k = row + 1; k < size; k += 1) value -= matrix[k * size + row]! * vector[k]!;
    vector[row] = value / matrix[row * size + row]!;
  }
  return true;
}
