import { seedProperties } from "./seed.ts";
import { TEST_ENV } from "./test-env.ts";
import { failOnConsoleErrors } from "./strict-console.ts";

Object.assign(process.env, TEST_ENV);
failOnConsoleErrors();
seedProperties();
