import { failOnConsoleErrors } from "./strict-console.ts";

failOnConsoleErrors();
