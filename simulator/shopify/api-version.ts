/** The Admin API version this simulator speaks. */
export const API_VERSION = "2026-07";
