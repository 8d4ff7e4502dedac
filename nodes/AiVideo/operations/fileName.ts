/** File systems take 255 bytes; the extension and a copy's number have to fit as well. */
const LONGEST_STEM = 180;

/** Names Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Control and formatting characters, line breaks of all kinds, and what separates paths. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;

/**
 * A name that is safe in every file system, header and upload form, with the extension of what the
 * file really is.
 * @param extension without a dot
 */
export function toFileName(wanted: string, extension: string): string {
	const suffix = `.${extension}`;
	const bare = wanted.toLowerCase().endsWith(suffix) ? wanted.slice(0, -suffix.length) : wanted;
	const safe = Buffer.from(bare.replace(FORBIDDEN, '_'))
		.subarray(0, LONGEST_STEM)
		.toString()
		.replace(/^[.\s]+|[.\s\ufffd]+$/g, '');
	const stem = safe === '' || RESERVED.test(safe) ? `video${safe && `_${safe}`}` : safe;
	return `${stem}${suffix}`;
}
