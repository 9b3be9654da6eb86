package org.aisleflow.contracts.topics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times as programs write them: {@code 2026-01-31T09:30:00Z}, with up to nine decimals. */
final class IsoInstant {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    /** Characters of the longest of them. */
    static final int LONGEST = FORM.length() + 11;

    private static final int NANO_DIGITS = 9;
    private static final long SECONDS_A_DAY = 86_400;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;

    private IsoInstant() {}

    /**
     * Reads a time.
     *
     * @param text where the characters are
     * @param from where they begin
     * @param length how many there are
     * @return what {@link Instant#parse} says, or null if the text is not of this form
     */
    static @Nullable Instant read(char[] text, int from, int length) {
        if (length <= FORM.length()
                || length > LONGEST
                || text[from + length - 1] != 'Z'
                || !hasForm(text, from)) {
            return null;
        }
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        int nanos = nanos(text, from + FORM.length(), from + length - 1);
        if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            int year = 100 * two(text, from) + two(text, from + 2);
            LocalDate date = LocalDate.of(year, two(text, from + 5), two(text, from + 8));
            long seconds = date.toEpochDay() * SECONDS_A_DAY + hour * 3_600L + minute * 60L;
            return Instant.ofEpochSecond(seconds + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /**
     * Writes a time.
     *
     * @param time what {@link Instant#toString} would write
     * @param text where to, from its beginning; at least {@link #LONGEST} characters
     * @return how many characters it took; 0 if it is not of this form, in years before 0 or after
     *     9999
     */
    static int write(Instant time, char[] text) {
        long seconds = time.getEpochSecond();
        if (seconds < YEAR_0 || seconds >= YEAR_10000) {
            return 0;
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY));
        int ofDay = (int) Math.floorMod(seconds, SECONDS_A_DAY);
        FORM.getChars(0, FORM.length(), text, 0);
        two(text, 0, date.getYear() / 100);
        two(text, 2, date.getYear() % 100);
        two(text, 5, date.getMonthValue());
        two(text, 8, date.getDayOfMonth());
        two(text, 11, ofDay / 3_600);
        two(text, 14, ofDay / 60 % 60);
        two(text, 17, ofDay % 60);
        int end = nanos(text, time.getNano());
        text[end] = 'Z';
        return end + 1;
    }

    /** Three decimals, six, or nine, as few as will do; none if all are 0. */
    private static int nanos(char[] text, int nanos) {
        if (nanos == 0) {
            return FORM.length();
        }
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS;
        int left = nanos;
        for (int i = NANO_DIGITS; i > 0; i--) {
            if (i <= digits) {
                text[FORM.length() + i] = (char) ('0' + left % 10);
            }
            left /= 10;
        }
        text[FORM.length()] = '.';
        return FORM.length() + 1 + digits;
    }

    private static void two(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    private static boolean hasForm(char[] text, int from) {
        for (int i = 0; i < FORM.length(); i++) {
            char is = text[from + i];
            char wanted = FORM.charAt(i);
            if (wanted == 'd' ? is < '0' || is > '9' : is != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The decimals, with their point before them; -1 if these are none. */
    private static int nanos(char[] text, int from, int end) {
        if (from == end) {
            return 0;
        }
        if (text[from] != '.' || end - from == 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = from + 1 + i;
            char digit = at < end ? text[at] : '0';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            nanos = 10 * nanos + digit - '0';
        }
        return nanos;
    }

    private static int two(char[] text, int at) {
        return 10 * (text[at] - '0') + text[at + 1] - '0';
    }
}
