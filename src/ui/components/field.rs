//! Fields: a label, a hint, and a sentence when something needs a look.

use leptos::prelude::*;

/// A line of text.
#[component]
pub fn TextField(
    /// Unique on the page.
    id: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// What it holds.
    value: RwSignal<String>,
    /// What needs a look, if anything.
    #[prop(into, default = Signal::derive(|| None))]
    error: Signal<Option<String>>,
    /// A short hint.
    #[prop(optional)]
    hint: &'static str,
    /// Told of each keystroke.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let needs = move || error.with(Option::is_some);
    view! {
        <div class="fieldset">
            <label class="label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            <input
                class="field"
                class:needs=needs
                type="text"
                id=id
                dir="auto"
                autocomplete="off"
                aria-invalid=move || needs().then_some("true")
                aria-describedby=format!("{id}-error")
                prop:value=move || value.get()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    value.set(typed.clone());
                    if let Some(tell) = on_input {
                        tell.run(typed);
                    }
                }
            />
            <p class="error" id=format!("{id}-error") role="alert">{move || error.get()}</p>
        </div>
    }
}

/// A text of several lines that grows with what is written.
#[component]
pub fn TextArea(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// Rows at first.
    rows: u8,
    /// What it holds at first.
    value: String,
    /// Ids of what names it.
    #[prop(into)]
    labelled_by: String,
    /// Told of each keystroke.
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <textarea
            class="field"
            id=id
            rows=rows
            dir="auto"
            aria-labelledby=labelled_by
            prop:value=value
            on:input=move |event| on_input(event_target_value(&event))
        ></textarea>
    }
}

/// A day.
#[component]
pub fn DayField(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    /// The label.
    label: &'static str,
    /// What it holds, as `YYYY-MM-DD`.
    value: RwSignal<String>,
    /// What needs a look, if anything.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let needs = move || error.with(Option::is_some);
    let describes = format!("{id}-error");
    view! {
        <div class="fieldset">
            <label class="label" for=id.clone()>{label}</label>
            <input
                class="field"
                class:needs=needs
                type="date"
                id=id
                aria-invalid=move || needs().then_some("true")
                aria-describedby=describes.clone()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="error" id=describes role="alert">{move || error.get()}</p>
        </div>
    }
}
