//! What Trunk calls before and after its own work (`[[hooks]]` in `Trunk.toml`).

use crate::dist::{self, File, Weight, hash, integrity, kilobytes};
use crate::html::{addresses, attribute, escape, fill, replace_once, tags};
use crate::shell::{copy, entries, make_folder, read, write};
use crate::split::split_build;
use crate::{Outcome, first_paint, help_page, root, worker};
use ebb::content::words::words;
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};

/// What the browser lets a page of Ebb do. It closes every way out but following a link.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
     form-action 'none'; base-uri 'self'";

/// Set for builds that are tested whatever they weigh: the budgets are then only printed.
pub const ONLY_REPORT: &str = "EBB_ONLY_REPORT_BUDGETS";

/// Joins `style/*.css`, by name, and the first paint's own rules into the one style sheet that
/// `index.html` links; each file wraps itself in an `@layer`. Joins the scripts that run without the
/// app into the one it loads first.
///
/// # Errors
/// When a file cannot be read or written.
pub fn pre_build() -> Outcome {
    let mut sheet = String::new();
    for path in entries(&root().join("style"))? {
        if path.extension().is_some_and(|end| end == "css") {
            sheet.push_str(&read(&path)?);
        }
    }
    sheet.push_str(&read(&root().join("src/pwa/first-paint.css"))?);
    write_if_new("target/style/ebb.css", sheet)?;
    let scripts = ["src/pwa/boot.js", "src/pwa/parts.js", "src/pwa/hide.js"].map(|name| read(&root().join(name)));
    let scripts = scripts.into_iter().collect::<Outcome<Vec<_>>>()?;
    write_if_new("target/pwa/boot.js", without_comments(&scripts.concat()))
}

/// Trunk watches its sources: an unchanged one must keep its date.
fn write_if_new(name: &str, text: String) -> Outcome {
    let target = root().join(name);
    if read(&target).is_ok_and(|old| old == text) { Ok(()) } else { write(&target, text) }
}

/// The first visit need not load what only we read. A comment of ours has its lines to itself.
fn without_comments(script: &str) -> String {
    script.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Finishes a build in Trunk's staging folder.
///
/// # Errors
/// When a placeholder or a file is missing, or a budget does not hold.
pub fn post_build() -> Outcome {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").ok_or("This hook is called by Trunk.")?);
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    copy_assets(&folder)?;
    if release {
        split_build(&folder, dist::base_of(&read(&folder.join("index.html"))?)?)?;
    }
    let page = index(&folder, release)?;
    write(&folder.join("index.html"), &page)?;
    write(&folder.join("404.html"), &page)?;
    write(&folder.join("help.html"), help_page::help_page(&shared_head(&page)?))?;
    write_worker(&folder, release)?;
    let files = dist::files(&folder)?;
    check_addresses(&files, dist::base_of(&page)?)?;
    if release { check_weight(&files) } else { Ok(()) }
}

fn copy_assets(folder: &Path) -> Outcome {
    let pwa = root().join("src/pwa");
    copy(&pwa.join("manifest.webmanifest"), &folder.join("manifest.webmanifest"))?;
    make_folder(&folder.join("icons"))?;
    for icon in entries(&pwa.join("icons"))? {
        let name = icon.file_name().unwrap_or_default();
        copy(&icon, &folder.join("icons").join(name))?;
    }
    Ok(())
}

fn index(folder: &Path, release: bool) -> Outcome<String> {
    let mut page = read(&folder.join("index.html"))?;
    for (name, content) in [
        ("policy", policy_tag()),
        ("description", description_tag()),
        ("first-paint", first_paint::first_paint()),
        ("no-script", first_paint::no_script()),
        ("broken", first_paint::broken()),
    ] {
        page = fill(&page, name, &content)?;
    }
    if release {
        // The app registers the service worker only where it finds this.
        page = replace_once(&page, "<html ", "<html data-worker ")?;
    }
    move_scripts_out(without_idle_checks(&page), folder)
}

/// No browser checks `integrity` on a preloaded `fetch`, and Chromium complains about it.
fn without_idle_checks(page: &str) -> String {
    let mut out = page.to_owned();
    for tag in tags(page, "link").into_iter().filter(|tag| attribute(tag, "as") == Some("fetch")) {
        if let Some(check) = attribute(tag, "integrity") {
            out = out.replace(tag, &tag.replace(&format!(" integrity=\"{check}\""), ""));
        }
    }
    out
}

fn policy_tag() -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
}

fn description_tag() -> String {
    format!("<meta name=\"description\" content=\"{}\">", escape(words().first_paint.description))
}

/// The policy forbids scripts inside the page, and Trunk writes some: each becomes a file.
fn move_scripts_out(mut page: String, folder: &Path) -> Outcome<String> {
    let mut starts = 0;
    for tag in inline_scripts(&page) {
        let (start, end) = tag;
        let whole = &page[start..end];
        let (open, rest) = whole.split_once('>').unwrap_or((whole, ""));
        let is_start = open.contains("type=\"module\"");
        let body = live_reload_address(rest.trim_end_matches("</script>").trim());
        let name = format!("{}-{}.js", if is_start { "start" } else { "reload" }, hash(body.as_bytes()));
        let check = integrity(body.as_bytes());
        write(&folder.join(&name), &body)?;
        let base = dist::base_of(&page)?.to_owned();
        page.replace_range(start..end, &format!("{open} src=\"{base}{name}\" integrity=\"{check}\"></script>"));
        if is_start {
            starts += 1;
            let load = format!("<link rel=\"modulepreload\" href=\"{base}{name}\" integrity=\"{check}\"></head>");
            page = replace_once(&page, "</head>", &load)?;
        }
    }
    if starts == 1 { Ok(page) } else { Err(format!("Trunk should write one start script, and wrote {starts}.")) }
}

/// Where each script without `src` begins and ends, the last first, so that replacing keeps the rest.
fn inline_scripts(page: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = page
        .match_indices("<script")
        .filter_map(|(start, _)| {
            let tag_end = start + page[start..].find('>')?;
            let end = start + page[start..].find("</script>")? + "</script>".len();
            attribute(&page[start..=tag_end], "src").is_none().then_some((start, end))
        })
        .collect();
    found.reverse();
    found
}

/// `trunk serve` fills these two in pages only, and its script is a file now.
fn live_reload_address(script: &str) -> String {
    script.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host").replace("{{__TRUNK_WS_BASE__}}", "/")
}

/// What the help page takes from the head of `index.html`: all but the app's scripts and what they load.
fn shared_head(page: &str) -> Outcome<String> {
    let head = page.split_once("</head>").map_or(page, |(head, _)| head);
    let kept = |tag: &&str| {
        let rel = attribute(tag, "rel").unwrap_or_default();
        rel != "modulepreload" && (rel != "preload" || attribute(tag, "as") == Some("font"))
    };
    // The policy binds only what comes after it, so it stays first.
    let policy = policy_tag();
    let rest: String = tags(head, "meta").into_iter().filter(|tag| *tag != policy).collect();
    let base = tags(head, "base").concat();
    let links: String = tags(head, "link").into_iter().filter(kept).collect();
    let rest = rest.replace("<meta charset=\"utf-8\">", "");
    let is_boot = |tag: &&str| attribute(tag, "src").is_some_and(|src| src.contains("/boot-"));
    let Some(boot) = tags(head, "script").into_iter().find(is_boot) else {
        return Err("index.html loads no boot script.".to_owned());
    };
    if links.contains("stylesheet") {
        Ok(format!("<meta charset=\"utf-8\">{policy}{rest}{base}{boot}</script>{links}"))
    } else {
        Err("index.html links no style sheet.".to_owned())
    }
}

/// The real worker in a release; else the one that removes a worker left by a release.
fn write_worker(folder: &Path, release: bool) -> Outcome {
    let pwa = root().join("src/pwa");
    let target = folder.join("sw.js");
    if !release {
        return copy(&pwa.join("kill-switch.js"), &target);
    }
    let template = read(&pwa.join("sw.js"))?;
    write(&target, worker::worker(&template, &dist::files(folder)?)?)
}

/// Every address in the pages, the manifest and the style sheets must lead to a file.
fn check_addresses(files: &[File], base: &str) -> Outcome {
    for file in files {
        let text = String::from_utf8_lossy(&file.bytes);
        let named: Vec<String> = if file.name.ends_with(".html") {
            addresses(&text).into_iter().map(str::to_owned).collect()
        } else if file.name.ends_with(".webmanifest") {
            manifest_addresses(&text)?
        } else if file.name.ends_with(".css") {
            sheet_addresses(&text)
        } else {
            continue;
        };
        for address in named {
            check_address(files, base, &file.name, &address)?;
        }
    }
    Ok(())
}

fn check_address(files: &[File], base: &str, page: &str, address: &str) -> Outcome {
    let missing = || Err(format!("{page} names '{address}', and the build has no such file."));
    match dist::target(address, base) {
        Some(name) if files.iter().any(|file| file.name == name) => Ok(()),
        Some(_) => missing(),
        None if ["tel:", "sms:", "data:", "https:"].iter().any(|scheme| address.starts_with(scheme)) => Ok(()),
        None => missing(),
    }
}

fn manifest_addresses(text: &str) -> Outcome<Vec<String>> {
    let manifest: Value = serde_json::from_str(text).map_err(|error| format!("The manifest is no JSON: {error}."))?;
    let mut found = Vec::new();
    collect_addresses(&manifest, &mut found);
    Ok(found)
}

fn collect_addresses(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                match inner.as_str() {
                    Some(text) if matches!(key.as_str(), "src" | "url" | "start_url" | "scope" | "id") => {
                        found.push(text.to_owned());
                    }
                    _ => collect_addresses(inner, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_addresses(item, found)),
        _ => {}
    }
}

fn sheet_addresses(text: &str) -> Vec<String> {
    text.split("url(")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(address, _)| address.trim_matches(['"', '\'', ' ']).to_owned())
        .filter(|address| !address.starts_with('#'))
        .collect()
}

fn check_weight(files: &[File]) -> Outcome {
    let weight = Weight::of(files)?;
    println!(
        "First load {} of {}, wasm {} of {}, after gzip.",
        kilobytes(weight.first_load),
        kilobytes(dist::FIRST_LOAD_BUDGET),
        kilobytes(weight.wasm),
        kilobytes(dist::WASM_BUDGET)
    );
    if env::var_os(ONLY_REPORT).is_some() { Ok(()) } else { weight.check() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_scripts_inside_the_page_only() {
        let page = "<script src=\"a.js\"></script><script type=\"module\">b</script><script>c</script>";
        let found: Vec<&str> = inline_scripts(page).into_iter().map(|(from, to)| &page[from..to]).collect();
        assert_eq!(found, ["<script>c</script>", "<script type=\"module\">b</script>"]);
    }

    #[test]
    fn only_whole_lines_of_comment_are_left_out() {
        assert_eq!(without_comments("  // a\nvar b = 'c://d';\n\n//e\nf();"), "var b = 'c://d';\n\nf();\n");
    }

    #[test]
    fn an_address_to_nowhere_is_named() {
        let files = [File { name: "help.html".into(), bytes: b"<a href=\"./\">x</a>".to_vec() }];
        assert!(check_addresses(&files, "/").unwrap_err().contains("'./'"));
    }

    #[test]
    fn the_manifest_agrees_with_the_words() {
        let text = read(&root().join("src/pwa/manifest.webmanifest")).unwrap();
        let manifest: Value = serde_json::from_str(&text).unwrap();
        let words = words();
        assert_eq!(manifest["name"], words.shell.app);
        assert!(words.first_paint.description.starts_with(manifest["description"].as_str().unwrap()));
        let names: Vec<&str> =
            manifest["shortcuts"].as_array().unwrap().iter().filter_map(|it| it["name"].as_str()).collect();
        assert_eq!(names, [words.first_paint.help_link, words.shell.today, words.shell.reflect]);
    }

    #[test]
    fn style_sheets_name_their_fonts() {
        assert_eq!(sheet_addresses("a{src:url(\"fonts/a.woff2\")}b{clip-path:url(#c)}"), ["fonts/a.woff2"]);
    }
}
