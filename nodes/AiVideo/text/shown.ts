/** Texts of others, made fit to be shown. Pure. */

/**
 * The beginning of a text, and a sign where something is missing. A copy: the engine would keep all of
 * a megabyte in memory for the few words that were cut out of it.
 */
export function cut(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	return `${Buffer.from(text.slice(0, maxLength)).toString()}…`;
}

/** On one line, without what nobody sees: control signs, and those that turn or hide what follows. */
export function plainLine(text: string): string {
	return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

/** n8n's editor shows descriptions and hints as HTML, with its links and images. */
export function escapeHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same for messages, which n8n shows as text beside the node and as HTML in a corner of the window. */
export function withoutTags(text: string): string {
	return text.replace(/<(?=[a-z/!?])/gi, '‹');
}

/** The ID behind its shown form, as people paste it; any other text as it is. */
export function readShownId(text: string): string {
	try {
		const id = decodeURIComponent(text);
		return id !== text && shownId(id) === text ? id : text;
	} catch {
		return text;
	}
}

/** An ID of visible characters as it is, any other percent-encoded; `readShownId` has it again. */
export function shownId(id: string): string {
	const isVisible = /^[\x21-\x7e]*$/.test(id) && !/%[\da-f]{2}/i.test(id);
	return isVisible ? id : encodeURIComponent(id);
}
