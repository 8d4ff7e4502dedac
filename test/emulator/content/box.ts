const HEADER_BYTES = 8;

/** An MP4 box (ISO/IEC 14496-12, 4.2) with its content. */
export function box(type: string, content: Buffer): Buffer {
	return Buffer.concat([boxHeader(type, content.length), content]);
}

/** The header of a box whose content of `contentBytes` follows elsewhere; up to 4 GiB. */
export function boxHeader(type: string, contentBytes: number): Buffer {
	const header = Buffer.alloc(HEADER_BYTES);
	header.writeUInt32BE(HEADER_BYTES + contentBytes, 0);
	header.write(type, 4, 'latin1');
	return header;
}

export const BOX_HEADER_BYTES = HEADER_BYTES;
