import { expect, it } from "vitest";

import { countryName } from "./country-name.ts";

it("names a country by its code", () => {
  expect(countryName("DE")).toBe("Germany");
  expect(countryName("gb")).toBe("United Kingdom");
});

it("leaves alone what is no code", () => {
  expect(countryName("Atlantis")).toBe("Atlantis");
  expect(countryName("QZ")).toBe("QZ");
  expect(countryName(null)).toBeNull();
});
