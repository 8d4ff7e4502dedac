/** What n8n's versions do differently with the same node; everything else in the tests holds for all of them. */
export interface HostHabits {
	/** `{ error, details }` goes to the error output; before, only an error without details does. */
	readonly routesErrorDetails: boolean;
	/** A file whose stream broke is deleted; before, a part of it stays behind, without an item. */
	readonly deletesBrokenFiles: boolean;
	/** Workflows may keep the files of an item among its fields; before, the setting means nothing. */
	readonly combinesBinary: boolean;
}

/** Seen on 1.100, 2.0 and 2.41. */
const SINCE = { major: 2, minor: 41 };

/** @param version of n8n-core, such as `2.41.1` */
export function hostHabits(version: string): HostHabits {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const isNew = major > SINCE.major || (major === SINCE.major && minor >= SINCE.minor);
	return { routesErrorDetails: isNew, deletesBrokenFiles: isNew, combinesBinary: isNew };
}
