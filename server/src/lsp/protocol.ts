/** What client and server of this extension say to each other beyond the language server protocol; the only file that both import. */

export const SECTION = 'kafkaCompat';

/** Request without parameters → KnownTargets. */
export const TARGETS_REQUEST = 'kafkaCompat/targets';

/** Request with SelectTargets: judges against these targets until the configuration changes. For editors without settings. */
export const SELECT_TARGETS_REQUEST = 'kafkaCompat/selectTargets';

/** Notification with SelectTargets: what findings are reported for from now on. Optional, like every method that begins with `$/`. */
export const TARGETS_NOTIFICATION = '$/kafkaCompat/targets';

/** One entry of the target picker. */
export interface KnownTarget {
  /** As it is written in settings and on the command line: `automq`, `kafka@4.0.0`, `event-hubs:standard`. */
  specification: string;
  title: string;
  /** The first of its platform. */
  isDefault: boolean;
}

/** Every known target, and those that findings are reported for now. */
export interface KnownTargets {
  known: KnownTarget[];
  selected: string[];
}

/** Parameters of the request that selects targets, and of the notification that tells which are selected. */
export interface SelectTargets {
  targets: string[];
}
