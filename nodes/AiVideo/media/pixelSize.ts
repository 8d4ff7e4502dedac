/** Width and height in pixels. */
export interface PixelSize {
	width: number;
	height: number;
}

/** The size when it is one: a picture without pixels is none. */
export function pixelSize(width: number, height: number): PixelSize | null {
	return width > 0 && height > 0 ? { width, height } : null;
}
