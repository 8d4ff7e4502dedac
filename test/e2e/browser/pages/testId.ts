import type { Locator, Page } from 'playwright-core';

/** n8n's own handles for tests. */
export function testId(within: Page | Locator, id: string): Locator {
	return within.locator(`[data-test-id="${id}"]`);
}
