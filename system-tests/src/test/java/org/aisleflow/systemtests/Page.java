package org.aisleflow.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The web page in a browser, by the marks that it bears for tests.
 *
 * @param browser the browser
 * @param port where the page is
 * @param downloads the folder that the browser saves files in
 */
record Page(ChromeDriver browser, int port, Path downloads) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMillis(100);

    void open(String place) {
        browser.get("http://127.0.0.1:%d/%s".formatted(port, place));
    }

    WebElement waitFor(String testId) {
        return waitFor(marked(testId));
    }

    WebElement waitFor(By which) {
        return waiting().until(_ -> browser.findElements(which).stream().findFirst().orElse(null));
    }

    /** What a mark says; it may be drawn anew at any time. */
    String textOf(String testId) {
        return textOf(marked(testId));
    }

    String textOf(By which) {
        return waiting().until(_ -> waitFor(which).getText());
    }

    List<WebElement> all(String testId) {
        return browser.findElements(marked(testId));
    }

    double numberIn(String testId, String attribute) {
        String text = waitFor(testId).getAttribute(attribute);
        return text == null ? 0 : Double.parseDouble(text);
    }

    WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(browser, LIMIT, AGAIN);
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    /** Waits for a file that the browser saves; it has another name until it is whole. */
    Path saved(String name) {
        Path file = downloads.resolve(name);
        waiting().until(_ -> Files.exists(file));
        return file;
    }

    /** What the console has said since it was asked last; the server's restarts are no errors. */
    List<String> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message ->
                        !message.contains("ERR_CONNECTION_REFUSED")
                                && !message.contains("503 (Service Unavailable)")
                                && !message.contains("/live?"))
                .toList();
    }

    static By marked(String testId) {
        return By.cssSelector("[data-testid=%s]".formatted(testId));
    }
}
