// Source: ai.google.dev, Omni page, "Retrieving videos with an URI" and its note on GET.

/** What a test may change about Google besides what all providers have. */
export interface GoogleSettings {
	/**
	 * Where a finished interaction has its film, which was asked for as a file. Google's page says that
	 * reading it brings the film itself; recorded answers of others bring the file.
	 */
	film: 'file' | 'answer';
	/** How long a new file is PROCESSING, in milliseconds. */
	processingMs: number;
}

export function googleSettings(): GoogleSettings {
	return { film: 'file', processingMs: 0 };
}
