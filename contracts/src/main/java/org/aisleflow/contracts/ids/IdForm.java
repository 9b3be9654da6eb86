package org.aisleflow.contracts.ids;

/** The two forms that identifiers may have. */
public enum IdForm {
    /**
     * Stores, devices, zones, lines, shelves, suppliers: no dot, since a broker may use it as its
     * own separator.
     */
    PLAIN("[A-Za-z0-9][A-Za-z0-9_-]{0,63}", "A-Z a-z 0-9 _ -", "_-"),
    /** Products, receipts, shipments: a dot and a colon are allowed as well. */
    DOTTED("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}", "A-Z a-z 0-9 _ - . :", "_-.:");

    private static final int SHOWN_CHARACTERS = 80;

    private static final int LONGEST = 64;

    private final String regex;
    private final String alphabet;
    private final String signs;

    IdForm(String regex, String alphabet, String signs) {
        this.regex = regex;
        this.alphabet = alphabet;
        this.signs = signs;
    }

    /**
     * Says whether a text has this form.
     *
     * @param value any text
     * @return true if it is a well-formed identifier
     */
    public boolean matches(String value) {
        int length = value.length();
        if (length == 0 || length > LONGEST || !isLetterOrDigit(value.charAt(0))) {
            return false;
        }
        // Every message has several, and a loop takes far less than a regular expression.
        for (int i = 1; i < length; i++) {
            char character = value.charAt(i);
            if (!isLetterOrDigit(character) && signs.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    /**
     * The regular expression of this form, as the published schemas state it.
     *
     * @return a regular expression that must match the whole text
     */
    public String regex() {
        return regex;
    }

    /**
     * Says in one sentence what is wrong with a text that does not match.
     *
     * @param what what the text should name, for example {@code store}
     * @param value the text that does not match
     * @return a sentence with the remedy
     */
    public String complaint(String what, String value) {
        String shown =
                value.length() > SHOWN_CHARACTERS
                        ? value.substring(0, SHOWN_CHARACTERS) + "…"
                        : value;
        return "%s id \"%s\" is not valid: use 1 to 64 of %s, beginning with a letter or digit"
                .formatted(what, shown, alphabet);
    }

    void check(String what, String value) {
        if (!matches(value)) {
            throw new IllegalArgumentException(complaint(what, value));
        }
    }
}
