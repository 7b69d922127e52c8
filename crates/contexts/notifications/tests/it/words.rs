use notifications::{Message, Template};

use crate::{
    PostOffice,
    mails::{
        LINK, order_confirmed, order_refunded, order_shipped, payment_failed, post, request_for_staff, send,
        welcome,
    },
};

async fn written(template: Template) -> Message {
    let office = PostOffice::open().await;
    send(&office, template).await;
    office.only().await
}

#[tokio::test]
async fn every_kind_of_mail_has_a_subject_both_bodies_and_its_link_in_both() {
    for template in Template::ALL {
        let message = written(*template).await;
        let link = if *template == Template::Welcome { "https://shop.example" } else { LINK };
        assert_eq!(message.template, *template);
        assert!(!message.subject.as_str().is_empty(), "{template}");
        assert_eq!(message.links().first(), Some(&link), "{template}: {}", message.text);
        let in_html = link.replace('/', "&#x2f;");
        assert!(message.html.contains(&format!("<a href=\"{in_html}\">")), "{template}: {}", message.html);
        assert!(message.text.ends_with("-- \nTide & Ember\nhttps://shop.example\n"), "{template}");
        assert!(message.html.contains("prefers-color-scheme: dark"), "{template}");
        assert!(message.html.len() < 12_000, "{template} has {} bytes", message.html.len());
    }
}

#[tokio::test]
async fn no_template_leaves_a_gap_or_a_tag_behind() {
    for template in Template::ALL {
        let message = written(*template).await;
        let shown = message.html.split("</style>").last().unwrap();
        for body in [shown, &message.text] {
            for odd in ["{{", "{%", "none", "undefined", "\n\n\n\n"] {
                assert!(!body.contains(odd), "{template} has {odd:?}: {body}");
            }
        }
    }
}

#[tokio::test]
async fn the_receipt_as_plain_text_reads_like_one() {
    let message = written(Template::OrderConfirmed).await;
    assert_eq!(message.subject.as_str(), "Your order 1001 at Tide & Ember");
    let expected = "\
Hello Ada,

Thank you! Your payment has arrived and we are getting your order
1001 ready. We write again when it is on its way.

  2 x Tide Mug (Sand): 39.98 USD
  2 x Candle: 60.00 USD

  Subtotal: 99.98 USD
  SPRING10: -10.00 USD
  Shipping: 4.99 USD
  Total: 94.97 USD

It goes to:
  Ada Lovelace
  12 Market Street
  62701 Springfield
  IL
  US

View your order:
https://shop.example/orders/ord_1?token=t-1


-- 
Tide & Ember
https://shop.example
";
    assert_eq!(message.text, expected);
}

#[tokio::test]
async fn the_receipt_as_html_has_every_line_and_sum() {
    let html = written(Template::OrderConfirmed).await.html;
    for part in
        ["Tide Mug", "Sand", "39.98 USD", "60.00 USD", "SPRING10", "-10.00 USD", "Shipping", "94.97 USD"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[tokio::test]
async fn a_parcel_with_a_part_of_the_order_does_not_claim_to_be_everything() {
    let office = PostOffice::open().await;
    post(&office, order_shipped(false)).await;
    let message = office.only().await;
    assert_eq!(message.subject.as_str(), "A part of your order 1001 is on its way");
    assert!(message.text.contains("The rest follows in\nanother one.\n"), "{}", message.text);
    assert!(message.text.contains("  2 x Tide Mug (Sand)\n\nIt goes to:\n"), "{}", message.text);
}

#[tokio::test]
async fn known_reasons_of_a_failed_payment_get_their_words_and_unknown_ones_stay_ours() {
    for (reason, words) in [
        ("insufficient_funds", "does not have enough funds"),
        ("expired_card", "has expired"),
        ("do_not_honor: internal note", "bank declined the payment"),
    ] {
        let office = PostOffice::open().await;
        post(&office, payment_failed(reason)).await;
        let message = office.only().await;
        assert!(message.text.contains(words) && message.html.contains(words), "{reason}");
        assert!(!message.text.contains("internal note") && !message.html.contains("internal note"));
    }
}

#[tokio::test]
async fn a_reader_without_a_name_is_greeted_all_the_same() {
    let office = PostOffice::open().await;
    post(&office, welcome(None)).await;
    let message = office.only().await;
    assert!(message.text.starts_with("Hello,\n\n"), "{}", message.text);
    assert!(message.html.contains("<h1>Welcome</h1>"));
}

#[tokio::test]
async fn a_refund_of_a_part_names_the_part_only() {
    let office = PostOffice::open().await;
    post(&office, order_refunded(false)).await;
    let message = office.only().await;
    assert!(message.text.contains("We have refunded 12.50 USD of your order\n1001."), "{}", message.text);
    assert!(!message.text.contains("whole sum"));
}

#[tokio::test]
async fn an_order_without_lines_still_makes_a_mail() {
    let office = PostOffice::open().await;
    let mail =
        notifications::OrderConfirmed { lines: Vec::new(), totals: Vec::new(), ..order_confirmed("x") };
    post(&office, mail).await;
    assert!(office.only().await.text.contains("It goes to:"));
}

#[tokio::test]
async fn staff_read_what_somebody_asks_line_by_line() {
    let office = PostOffice::open().await;
    post(&office, request_for_staff("It arrived in two pieces.\n<b>What now?</b>")).await;
    let message = office.only().await;
    assert_eq!(message.subject.as_str(), "Return: The mug");
    let expected = "\
Ada Lovelace <ada@example.com> has written
about order 1001:

The mug

  It arrived in two pieces.
  <b>What now?</b>

Answer it:
";
    assert!(message.text.starts_with(expected), "{}", message.text);
    assert!(message.html.contains("It arrived in two pieces.<br>&lt;b&gt;What now?"), "{}", message.html);
}
