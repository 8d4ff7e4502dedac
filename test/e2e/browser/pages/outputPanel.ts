import type { Page } from 'playwright-core';

import { testId } from './testId';

/** What a `<video>` element says of itself. */
export interface Picture {
	readonly readyState: number;
	readonly videoWidth: number;
	readonly videoHeight: number;
	/** Seconds */
	readonly currentTime: number;
}

// Runs in the browser.
function readPicture({ readyState, videoWidth, videoHeight, currentTime }: Picture): Picture {
	return { readyState, videoWidth, videoHeight, currentTime };
}

/** An error as the user reads it. */
export interface ShownError {
	readonly message: string;
	readonly description: string;
}

/** The right side of an opened node, after it was executed. */
export interface OutputPanel {
	/** Waits for the end of the execution, and opens its file there. */
	viewFile(): Promise<void>;
	/** The video being shown, at this moment. */
	video(): Promise<Picture>;
	/** What stands above the output. */
	hints(): Promise<string[]>;
	/** Waits for it. */
	error(): Promise<ShownError>;
}

export function outputPanel(page: Page): OutputPanel {
	const output = testId(page, 'output-panel');
	return {
		viewFile: async () => {
			await testId(output, 'node-run-status-success').waitFor();
			await testId(output, 'radio-button-binary').click();
			await testId(output, 'ndv-view-binary-data').click();
		},
		video: async () => await output.locator('video').evaluate(readPicture),
		hints: async () => {
			await testId(output, 'node-run-status-success').waitFor();
			return (await testId(output, 'node-hint').allInnerTexts()).map((text) => text.trim());
		},
		error: async () => ({
			message: await testId(output, 'node-error-message').innerText(),
			description: await testId(output, 'node-error-description').innerText(),
		}),
	};
}
