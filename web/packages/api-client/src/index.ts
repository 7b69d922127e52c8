// The CloudMart API, typed. `schema.ts` is generated from `openapi/cloudmart.json` and not checked in, so it cannot drift:
// `npm run generate`.
export { addressOf, type AnswerOf, type ParametersOf, type ReadablePath } from "./address";
export { type ApiClient, type ApiClientOptions, createApiClient } from "./client";
export type * from "./schema";
