/** Bytes of known length that can be read in part and need not be in memory. */
export interface Body {
	readonly length: number;
	/** The bytes from `start` up to, not including, `end`, in pieces. */
	read(start: number, end: number): Iterable<Buffer>;
}

export function bufferBody(bytes: Buffer): Body {
	return {
		length: bytes.length,
		*read(start, end) {
			if (end > start) yield bytes.subarray(start, end);
		},
	};
}

/** Several bodies, one after the other. */
export function joinedBody(parts: readonly Body[]): Body {
	return {
		length: parts.reduce((sum, { length }) => sum + length, 0),
		*read(start, end) {
			let offset = 0;
			for (const part of parts) {
				const from = Math.max(start - offset, 0);
				const to = Math.min(end - offset, part.length);
				if (from < to) yield* part.read(from, to);
				offset += part.length;
			}
		},
	};
}

/** The bytes of `body` from `start` up to, not including, `end`. */
export function slicedBody(body: Body, start: number, end: number): Body {
	return {
		length: end - start,
		read: (from, to) => body.read(start + from, start + to),
	};
}

/** The whole body in memory. */
export function bytesOf(body: Body): Buffer {
	return Buffer.concat([...body.read(0, body.length)]);
}
