// Messages: a sentence with gaps. One function fills them, so a message costs little code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace figur {

// What fills a gap: a text or a whole number.
class Word {
 public:
  Word(std::string_view text) : data_(text.data()), size_(text.size()) {}
  Word(const std::string& text) : data_(text.data()), size_(text.size()) {}
  Word(const char* text) : Word(std::string_view(text)) {}
  template <class Integer, class = std::enable_if_t<std::is_integral_v<Integer>>>
  Word(Integer number) : number_(static_cast<long long>(number)) {}
  void append_to(std::string& out, bool quoted) const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  long long number_ = 0;
};

std::string fill(const char* sentence, const Word* words, std::size_t count);

// "%" takes the next word as it is, "@" takes it quoted and shortened.
template <class... Words>
std::string say(const char* sentence, const Words&... words) {
  const Word all[] = {Word(words)..., Word(0)};
  return fill(sentence, all, sizeof...(words));
}

// A value shown in a message: at most 40 bytes, cut at a character, control characters blanked.
std::string quote(std::string_view value);

}  // namespace figur
