import type { Fact, FactOf } from './fact.ts';

/** The six layers of the migration test matrix. */
export const LAYERS = ['protocol', 'producer', 'groups', 'admin', 'connect-streams', 'security-observability'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a scan found in the code base, joined: facts grouped by service, clients with their versions and effective settings. */
export interface Workload {
  facts: Fact[];
  services: Service[];
  clients: Client[];
}

/** A deployable part: the nearest directory with a build manifest, else the top folder. */
export interface Service {
  id: string;
  /** Directory relative to the root, `.` for the root. */
  path: string;
  languages: string[];
  dependencies: FactOf['dependency'][];
}

/** A client creation site with what is known of it. */
export interface Client {
  fact: FactOf['client'];
  service: string;
  settings: FactOf['setting'][];
  topics: FactOf['topic'][];
  groups: FactOf['group'][];
}
