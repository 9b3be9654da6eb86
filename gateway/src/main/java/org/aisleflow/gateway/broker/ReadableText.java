package org.aisleflow.gateway.broker;

/**
 * Which text the reader's library can decode. Paho 1.2.5 takes every pair of surrogates for a
 * broken one, and everything from U+FDD0 on for no character; it then stops reading without a word.
 * What MQTT advises against, control characters, it does not take either.
 */
final class ReadableText {
    private static final char FIRST_REFUSED = '\uFDD0';

    private ReadableText() {}

    static boolean isReadable(String text) {
        return text.chars().allMatch(ReadableText::isReadable);
    }

    /** With a question mark for each character that could not be read. */
    static String readable(String text) {
        if (isReadable(text)) {
            return text;
        }
        StringBuilder readable = new StringBuilder(text.length());
        text.chars().forEach(each -> readable.append(isReadable(each) ? (char) each : '?'));
        return readable.toString();
    }

    private static boolean isReadable(int character) {
        return character < FIRST_REFUSED
                && !Character.isISOControl(character)
                && !Character.isSurrogate((char) character);
    }
}
